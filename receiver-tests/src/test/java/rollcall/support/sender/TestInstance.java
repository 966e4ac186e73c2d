package rollcall.support.sender;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rollcall.Settings;
import rollcall.Wiring;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.Consent;
import rollcall.sender.consent.SettingsUpdate;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.sender.send.SendJob;
import rollcall.sender.send.SendProgress;
import rollcall.store.sender.Send;
import rollcall.store.sender.SendLogDao;
import rollcall.store.sender.SenderSettings;
import rollcall.store.sender.SenderState;
import rollcall.store.sender.SenderStateDao;
import rollcall.support.MovableClock;
import rollcall.support.ServerProcess;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestServer;

/** An installation that reports: a server that is the local agent of a program, that program, and its superuser. */
public final class TestInstance implements AutoCloseable {
    public static final String AGENT_KEY = "an-agent-key-for-tests";

    private static final int EVENTS_A_REQUEST = 1_000;
    private static final String WAITING = "SELECT count(*) FROM audit_log WHERE source LIKE 'telemetry:%'";

    private final HttpClient client = HttpClient.newHttpClient();
    private final TestProducts database;
    private final URI agent;
    private final Clock clock;
    private final Optional<Wiring> server;

    private TestInstance(TestProducts database, URI agent, Clock clock, Optional<Wiring> server) {
        this.database = database;
        this.agent = agent;
        this.clock = clock;
        this.server = server;
    }

    /** Starts an instance in this process, with a database of its own. */
    public static TestInstance start(Clock clock) {
        return start(clock, TestDatabase.fresh(), Map.of());
    }

    /** Starts an instance in this process, with these environment variables. */
    public static TestInstance start(Clock clock, String databaseUrl, Map<String, String> environment) {
        Settings.Sending sending = new Settings.Sending(
                Optional.of(new Settings.Agent(AGENT_KEY, false)), environment, Duration.ofMillis(100));
        Wiring server = TestServer.start("127.0.0.1", clock, databaseUrl, sending);
        return new TestInstance(
                TestProducts.at(databaseUrl), TestServer.at(server, "/agent/"), clock, Optional.of(server));
    }

    /** An instance that runs in another process and has {@link #AGENT_KEY}. Closing this does not end the process. */
    public static TestInstance of(ServerProcess process, TestProducts database) {
        return new TestInstance(database, process.at("/agent/"), Clock.systemUTC(), Optional.empty());
    }

    /** The job that sends; only for a server in this process. */
    public SendJob shipping() {
        return server.orElseThrow().sendJob();
    }

    public Wiring server() {
        return server.orElseThrow();
    }

    public TestProducts database() {
        return database;
    }

    /**
     * Makes the instance report: sends the program's facts, saves a superuser's consent to this level, and waits until the first tick has a
     * time.
     */
    public void reports(TelemetryLevel telemetryLevel, Protocol wire, URI endpoint, String key) {
        consent(TelemetryLevel.OFF, wire, endpoint, key);
        send("PUT", "facts", "{\"version\":\"2.1.0\",\"counts\":{\"users\":37}}");
        consent(telemetryLevel, wire, endpoint, key);
        ServerProcess.await("the first look at the clock", () -> state().nextTickAt() != null);
    }

    /** Switches the local audit log on and reporting off. */
    public void audits() {
        TestConsent.agree(database, TelemetryLevel.OFF, Protocol.ROLLCALL, true);
    }

    public Consent consent() {
        return TestConsent.of(database, clock);
    }

    public SenderSettings settings() {
        return consent().current();
    }

    /** Sends events of the program with the numbers from {@code from} to {@code to}, both included. */
    public void happen(int from, int to) {
        for (int first = from; first <= to; first += EVENTS_A_REQUEST) {
            String events = IntStream.rangeClosed(first, Math.min(to, first + EVENTS_A_REQUEST - 1))
                    .mapToObj(TestInstance::event)
                    .collect(Collectors.joining(","));
            send("POST", "events", "{\"events\":[" + events + "]}");
        }
    }

    /** How many events wait to be sent. */
    public long waiting() {
        return database.number(WAITING);
    }

    /** The numbers of the events that wait to be sent, oldest first. */
    public List<Integer> waitingNumbers() {
        return database.column("""
                        SELECT properties ->> 'step'
                        FROM audit_log
                        WHERE source LIKE 'telemetry:%'
                        ORDER BY audit_id
                        """).stream().map(Integer::valueOf).toList();
    }

    /** Sets the number of events of a page, which the sender lowers after failures. */
    public void pagesOf(int rows) {
        database.execute("INSERT INTO sender_state (page_rows) VALUES (" + rows
                + ") ON CONFLICT (only_one) DO UPDATE SET page_rows = EXCLUDED.page_rows");
    }

    public SenderState state() {
        return database.dao(SenderStateDao.class).find().orElse(SenderState.NEW);
    }

    /** When the sender next sends without being asked; empty if never. */
    public Optional<Instant> nextAt() {
        return SendProgress.nextAt(settings(), state());
    }

    /** The rows of the send log, oldest first, each {@code what: status}. */
    public List<String> log() {
        return database.column("SELECT what || ': ' || status FROM send_log ORDER BY send_id");
    }

    public List<Send> sends() {
        return database.dao(SendLogDao.class).last(1_000);
    }

    /** Waits for the tick that is due after a test moved the clock, and for the end of its run. */
    public void awaitTick() {
        ServerProcess.await("the tick", () -> state().nextTickAt().isAfter(clock.instant()));
        awaitQuiet();
    }

    /** Waits until no server sends. */
    public void awaitQuiet() {
        ServerProcess.await(
                "the end of the run", () -> database.number("SELECT count(*) FROM lease WHERE name = 'sender'") == 0);
    }

    /** Moves the clock to the next tick, waits for the tick and for the end of its run. */
    public void tick(MovableClock hands) {
        Duration left = Duration.between(hands.instant(), state().nextTickAt());
        hands.move(left.isNegative() ? Duration.ZERO : left);
        awaitTick();
    }

    @Override
    public void close() {
        database.close();
        server.ifPresent(Wiring::close);
    }

    private void consent(TelemetryLevel telemetryLevel, Protocol wire, URI endpoint, String key) {
        Consent consent = consent();
        String seen = consent.snapshot().collected(wire).fingerprint();
        String address = endpoint == null ? "" : endpoint.toString();
        TestConsent.save(consent, new SettingsUpdate(telemetryLevel, wire, address, key, "", false), seen);
    }

    /** Sends a request of the program to its agent, at a path below {@code /agent/}. Fails if the status is not 200. */
    void send(String method, String path, String body) {
        answer(method, path, body);
    }

    /** Sends a request of the program to its agent and returns the body of the answer. Fails if the status is not 200. */
    public String answer(String method, String path, String body) {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(agent.resolve(path))
                            .header("X-API-Key", AGENT_KEY)
                            .header("Content-Type", "application/json")
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String event(int number) {
        return """
                {"name":"create-page","type":"action","source":"backend","profile":"%d","properties":{"step":%d}}""".formatted(number % 7, number);
    }
}
