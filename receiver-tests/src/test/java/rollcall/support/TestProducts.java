package rollcall.support;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import rollcall.access.keys.ApiKeys;
import rollcall.product.Products;
import rollcall.report.Product;
import rollcall.report.ProductSetting;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.store.people.ApiKeyDao;
import rollcall.store.products.PermittedFieldDao;
import rollcall.store.products.ProductDao;

/** Adds products and issues keys as the command line does, and reads the database. The server may run in any process. */
public final class TestProducts implements AutoCloseable {
    private final AtomicInteger slugs = new AtomicInteger();
    private final Database database;
    private final Products products;
    private final ApiKeys keys;

    private TestProducts(Database database) {
        Clock clock = Clock.systemUTC();
        this.database = database;
        products = new Products(
                database.jdbi().onDemand(ProductDao.class), database.jdbi().onDemand(PermittedFieldDao.class), clock);
        keys = new ApiKeys(database.jdbi().onDemand(ApiKeyDao.class), products, clock);
    }

    /** Opens the database of that URL. */
    public static TestProducts at(String databaseUrl) {
        return new TestProducts(
                Database.open(Optional.of(databaseUrl), Path.of("target", "unused"), EmbeddedPostgres.Use.COMMAND));
    }

    /** Opens the embedded database of a data directory, or the one that stands for it. */
    public static TestProducts in(Path dataDir) {
        Optional<String> url = ExternalDatabases.areUsed()
                ? Optional.of(ExternalDatabases.get().of(dataDir))
                : Optional.empty();
        return new TestProducts(Database.open(url, dataDir, EmbeddedPostgres.Use.COMMAND));
    }

    /** Adds a product of this preset, with a new slug. */
    public Product product(String preset) {
        return products.add("p" + slugs.incrementAndGet(), "", preset);
    }

    /** Switches a setting of a product on or off. */
    public void set(Product product, ProductSetting setting, boolean on) {
        products.set(product, setting, on);
    }

    /** Issues an API key and returns its text. */
    public String key(Product product) {
        return keys.issue(product, "", "test");
    }

    /** A DAO of the server on this database. */
    public <T> T dao(Class<T> type) {
        return database.dao(type);
    }

    /** The first column of a query's rows, as text. */
    public List<String> column(String sql) {
        try {
            return database.jdbi()
                    .withHandle(handle -> RawTables.reading(
                            sql,
                            handle.getConnection(),
                            reading ->
                                    handle.createQuery(sql).mapTo(String.class).list()));
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of a query's first row, as a number. */
    public long number(String sql) {
        return Long.parseLong(column(sql).get(0));
    }

    public void execute(String sql) {
        database.jdbi().useHandle(handle -> handle.execute(sql));
    }

    @Override
    public void close() {
        database.close();
    }
}
