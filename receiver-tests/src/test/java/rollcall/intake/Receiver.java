package rollcall.intake;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import rollcall.Wiring;
import rollcall.access.keys.ApiKeys;
import rollcall.product.Products;
import rollcall.report.Product;
import rollcall.store.database.Database;
import rollcall.store.embedded.EmbeddedPostgres;
import rollcall.store.people.ApiKeyDao;
import rollcall.store.products.PermittedFieldDao;
import rollcall.store.products.ProductDao;
import rollcall.support.Sql;
import rollcall.support.TestDatabase;
import rollcall.support.TestServer;

/** A real server to which products are added as the command line does it. */
final class Receiver implements AutoCloseable {
    private final AtomicInteger slugs = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Wiring server;
    private final Database database;
    private final Products products;
    private final ApiKeys keys;

    Receiver(Clock clock) {
        server = TestServer.start(clock, TestDatabase.fresh());
        database = Database.open(
                Optional.of(server.databaseUrl()), Path.of("target", "unused"), EmbeddedPostgres.Use.COMMAND);
        products = new Products(
                database.jdbi().onDemand(ProductDao.class), database.jdbi().onDemand(PermittedFieldDao.class), clock);
        keys = new ApiKeys(database.jdbi().onDemand(ApiKeyDao.class), products, clock);
    }

    Product product(String preset) {
        return products.add("p" + slugs.incrementAndGet(), "", preset);
    }

    String key(Product product) {
        return keys.issue(product, "", "test");
    }

    HttpResponse<String> send(RecordedCase one, String key) throws Exception {
        return client.send(one.httpRequest(TestServer.at(server, "/ingest/heartbeat"), key), BodyHandlers.ofString());
    }

    /** The same at OpenTelemetry's door, whose answers may be no text. */
    HttpResponse<byte[]> sendOtlp(RecordedCase one, String key) throws Exception {
        return client.send(one.httpRequest(TestServer.at(server, "/ingest/otlp"), key), BodyHandlers.ofByteArray());
    }

    /** The first column of what a query finds, as texts. */
    List<String> column(String sql) {
        return Sql.column(database.url(), sql);
    }

    void execute(String sql) {
        database.jdbi().useHandle(handle -> handle.execute(sql));
    }

    @Override
    public void close() {
        database.close();
        server.close();
    }
}
