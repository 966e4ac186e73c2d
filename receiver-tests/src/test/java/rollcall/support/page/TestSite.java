package rollcall.support.page;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import rollcall.Wiring;
import rollcall.support.Sql;
import rollcall.support.TestServer;

/** A real server with one product and its key, added through its pages, and with a superuser and a maintainer. */
public final class TestSite implements AutoCloseable {
    private final Wiring server = TestServer.start();
    private final HttpClient sender = HttpClient.newHttpClient();
    private final Visitor superuser;
    private final Visitor maintainer;
    private final String key;

    /** Starts a server and adds a product of this preset. The product's slug is "it". */
    public TestSite(String preset) {
        superuser = Visitor.superuser(server);
        maintainer = Visitor.maintainer(server);
        superuser.send("/products/new", Map.of("name", "The product", "slug", "it", "preset", preset));
        String issued = superuser.send("/p/it/keys", Map.of("label", "")).body();
        key = Visitor.between(issued, "<code id=\"issued\">", "</code>");
    }

    public Wiring server() {
        return server;
    }

    public Visitor superuser() {
        return superuser;
    }

    public Visitor maintainer() {
        return maintainer;
    }

    public String key() {
        return key;
    }

    /** Posts a heartbeat in Rollcall's own JSON format. {@code more} is further JSON, each field with a comma before it. */
    public HttpResponse<String> heartbeat(UUID instance, String version, String more) throws Exception {
        return heartbeat("{\"schema_version\":\"1\",\"instance_id\":\"" + instance + "\",\"product_version\":\""
                + version + "\"" + more + "}");
    }

    public HttpResponse<String> heartbeat(String body) throws Exception {
        return heartbeat(body, key);
    }

    public HttpResponse<String> heartbeat(String body, String withKey) throws Exception {
        return post("/ingest/heartbeat", body, withKey);
    }

    /** Posts events in Rollcall's own JSON format. {@code events} is the JSON of one or several events, without the brackets. */
    public HttpResponse<String> events(UUID instance, String version, String events) throws Exception {
        return events("{\"schema_version\":\"1\",\"instance_id\":\"" + instance + "\",\"product_version\":\"" + version
                + "\",\"events\":[" + events + "]}");
    }

    public HttpResponse<String> events(String body) throws Exception {
        return post("/ingest/events", body, key);
    }

    public HttpResponse<String> events(String body, String withKey) throws Exception {
        return post("/ingest/events", body, withKey);
    }

    private HttpResponse<String> post(String door, String body, String withKey) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(TestServer.at(server, door))
                .header("Content-Type", "application/json")
                .header("X-API-Key", withKey)
                .POST(BodyPublishers.ofString(body))
                .build();
        return sender.send(request, BodyHandlers.ofString());
    }

    /** The kept row of an instance, as JSON. */
    public String kept(UUID instance) {
        return Sql.column(server, "SELECT kept FROM heartbeat WHERE instance_id = '" + instance + "'")
                .get(0);
    }

    /** Waits until a condition holds, at most 20 s. Counts, for example, are written about once a second. */
    public static void await(BooleanSupplier there) throws InterruptedException {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!there.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("it did not come about within 20 s");
            }
            Thread.sleep(100);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
