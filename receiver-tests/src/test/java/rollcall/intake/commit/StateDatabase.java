package rollcall.intake.commit;

import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import rollcall.report.Product;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;

/**
 * A database of its own with one product, for servers that are no more than their commit and their acknowledgements.
 *
 * @param products asks and changes the database by SQL
 */
record StateDatabase(TestProducts products, Product product, Database database) implements AutoCloseable {
    static StateDatabase of(String preset) {
        String url = TestDatabase.fresh();
        TestProducts products = TestProducts.at(url);
        return new StateDatabase(
                products,
                products.product(preset),
                Database.open(Optional.of(url), Path.of("target", "unused"), EmbeddedPostgres.Use.COMMAND));
    }

    DataSource dataSource() {
        return database.dataSource();
    }

    @Override
    public void close() {
        database.close();
        products.close();
    }
}
