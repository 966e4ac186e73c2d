package rollcall.support.sender;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import rollcall.Settings;
import rollcall.Wiring;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.Consent;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;

/** A real server that is the local agent of a program, and the requests of that program. */
public final class TestAgent implements AutoCloseable {
    public static final String KEY = "an-agent-key-for-tests";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String databaseUrl;
    private final Wiring server;
    private final TestProducts database;

    private TestAgent(String host, boolean remote) {
        databaseUrl = TestDatabase.fresh();
        Settings.Agent agent = new Settings.Agent(KEY, remote);
        server = TestServer.start(
                host, Clock.systemUTC(), databaseUrl, new Settings.Sending(Optional.of(agent), Map.of()));
        database = TestProducts.at(databaseUrl);
    }

    /** An agent that listens at 127.0.0.1 and serves programs on this machine. */
    public static TestAgent start() {
        return new TestAgent("127.0.0.1", false);
    }

    /** An agent that listens at every address; {@code remote} permits programs on other machines. */
    public static TestAgent everywhere(boolean remote) {
        return new TestAgent("0.0.0.0", remote);
    }

    public Wiring server() {
        return server;
    }

    public String databaseUrl() {
        return databaseUrl;
    }

    /** Reads the server's database. */
    public TestProducts database() {
        return database;
    }

    /** Sends a request of the program, with the agent's key. */
    public HttpResponse<String> send(String method, String path, String body) throws Exception {
        return exchange(request(path)
                .header("X-API-Key", KEY)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    public HttpResponse<String> facts(String body) throws Exception {
        return send("PUT", "/agent/facts", body);
    }

    /** @param events the JSON of one or several events, without the brackets */
    public HttpResponse<String> events(String events) throws Exception {
        return send("POST", "/agent/events", "{\"events\":[" + events + "]}");
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path));
    }

    public URI uri(String path) {
        return TestServer.at(server, path);
    }

    public HttpResponse<String> exchange(HttpRequest request) throws Exception {
        return client.send(request, BodyHandlers.ofString());
    }

    /** Saves a superuser's consent to everything that this level collects. */
    public void consent(TelemetryLevel telemetryLevel, Protocol wire, boolean audit) {
        TestConsent.agree(database, telemetryLevel, wire, audit);
    }

    public Consent consent() {
        return TestConsent.of(database);
    }

    @Override
    public void close() {
        database.close();
        server.close();
    }
}
