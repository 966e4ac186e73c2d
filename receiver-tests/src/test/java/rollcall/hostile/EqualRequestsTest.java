package rollcall.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.report.Product;
import rollcall.support.OtherTransaction;
import rollcall.support.ServerProcess;
import rollcall.support.TableLock;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;
import rollcall.support.TestServer;

/** Two honest requests are two, however equal and however simultaneous: none that was answered is what a later one is taken for. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EqualRequestsTest {
    private static final int LANES = 8;

    /** No note of an answer that arrived is written as long as somebody holds the lock 4711. */
    private static final String HOLD_NOTES = """
            CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN PERFORM pg_advisory_xact_lock(4711); RETURN NEW; END';
            CREATE TRIGGER hold BEFORE UPDATE ON event_batch FOR EACH ROW
            WHEN (NEW.answered AND NOT OLD.answered) EXECUTE FUNCTION hold()""";

    private static final String NO_MORE = "DROP TRIGGER hold ON event_batch; DROP FUNCTION hold";

    private static String database;
    private static TestProducts products;
    private static Wiring server;
    private static Wiring other;

    private final UUID id = UUID.randomUUID();
    private Product product;
    private String key;
    private String houseKey;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        server = TestServer.start(Clock.systemUTC(), database);
        other = TestServer.start(Clock.systemUTC(), database);
        products = TestProducts.at(database);
    }

    @AfterAll
    static void stop() {
        products.close();
        other.close();
        server.close();
    }

    @BeforeEach
    void aProductOfItsOwn() {
        product = products.product("penpot");
        key = products.key(product);
        houseKey = products.key(products.product("none"));
    }

    @Test
    void equal_batches_in_eight_lanes_at_one_server_are_all_kept() throws Exception {
        assertAllKept(post(List.of(server), 40), LANES * 40);
    }

    @Test
    void equal_batches_in_eight_lanes_at_two_servers_are_all_kept() throws Exception {
        assertAllKept(post(List.of(server, other), 12), LANES * 12);
    }

    @Test
    void equal_batches_that_go_from_server_to_server_are_all_kept() throws Exception {
        TestSender here = sender(server);
        TestSender there = sender(other);
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(here.post(batch()));
            answers.add(there.post(batch()));
        }
        assertAllKept(answers, 40);
    }

    @Test
    void an_equal_batch_waits_for_the_other_servers_note_and_is_told_to_come_back_if_there_is_none() throws Exception {
        products.execute(HOLD_NOTES);
        try {
            try (OtherTransaction holder = new OtherTransaction(database)) {
                holder.execute("SELECT pg_advisory_xact_lock(4711)");
                assertAllKept(
                        List.of(sender(server).post(batch()), sender(server).post(batch())), 2);

                HttpResponse<String> answer = sender(other).post(batch());

                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(rows()).isEqualTo(2);
            }
            HttpResponse<String> answer = sender(other).post(batch());
            assertThat(answer.body()).contains("\"kept\":1,");
            assertThat(rows()).isEqualTo(3);
        } finally {
            products.execute(NO_MORE);
        }
    }

    @Test
    void a_repeated_heartbeat_at_another_server_is_told_ok_once_if_the_answer_before_it_was_lost() throws Exception {
        TestSender there = heartbeats(other);
        try (TableLock lock = TableLock.take(database, "instance")) {
            try (Socket socket = new Socket("127.0.0.1", server.port())) {
                socket.getOutputStream().write(heartbeats(server).bytes(TestSender.heartbeat(id)));
                ServerProcess.await("the commit", lock::isWaitedFor);
            }
        }
        ServerProcess.await("the row", () -> heartbeatRows() == 1);

        assertThat(there.post(TestSender.heartbeat(id)).statusCode()).isEqualTo(200);
        assertThat(there.post(TestSender.heartbeat(id)).statusCode()).isEqualTo(429);
        assertThat(heartbeatRows()).isOne();
    }

    @Test
    void a_repeated_heartbeat_at_another_server_waits_for_the_note_of_the_first_one() throws Exception {
        assertThat(heartbeats(server).post(TestSender.heartbeat(id)).statusCode())
                .isEqualTo(200);
        assertThat(heartbeats(other).post(TestSender.heartbeat(id)).statusCode())
                .isEqualTo(429);

        UUID unnoted = UUID.randomUUID();
        try (OtherTransaction holder = new OtherTransaction(database)) {
            // Whoever notes an answer waits; whoever takes a heartbeat does not.
            holder.execute("CREATE FUNCTION hold_heartbeats() RETURNS trigger LANGUAGE plpgsql AS "
                    + "'BEGIN PERFORM pg_advisory_xact_lock(4712); RETURN NEW; END'");
            holder.execute("CREATE TRIGGER hold BEFORE UPDATE ON heartbeat_batch FOR EACH ROW "
                    + "WHEN (NEW.answered AND NOT OLD.answered) EXECUTE FUNCTION hold_heartbeats()");
            holder.commit();
            holder.execute("SELECT pg_advisory_xact_lock(4712)");
            assertThat(heartbeats(server).post(TestSender.heartbeat(unnoted)).statusCode())
                    .isEqualTo(200);

            assertThat(heartbeats(other).post(TestSender.heartbeat(unnoted)).statusCode())
                    .isEqualTo(503);
        }
        products.execute("DROP TRIGGER hold ON heartbeat_batch; DROP FUNCTION hold_heartbeats");
        assertThat(heartbeats(other).post(TestSender.heartbeat(unnoted)).statusCode())
                .isEqualTo(429);
    }

    private TestSender heartbeats(Wiring to) {
        return new TestSender(TestServer.at(to, "/ingest/heartbeat"), houseKey);
    }

    private long heartbeatRows() {
        return products.number("SELECT count(*) FROM heartbeat WHERE instance_id = '" + id + "'");
    }

    private List<HttpResponse<String>> post(List<Wiring> servers, int times) throws Exception {
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        try {
            List<Future<List<HttpResponse<String>>>> ends = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                TestSender testSender = sender(servers.get(lane % servers.size()));
                ends.add(lanes.submit(() -> post(testSender, times)));
            }
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<List<HttpResponse<String>>> end : ends) {
                answers.addAll(end.get());
            }
            return answers;
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } finally {
            lanes.shutdownNow();
        }
    }

    private List<HttpResponse<String>> post(TestSender testSender, int times) throws IOException {
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(testSender.post(batch()));
        }
        return answers;
    }

    private void assertAllKept(List<HttpResponse<String>> answers, int sent) {
        Stream<String> notKept = answers.stream()
                .map(answer -> answer.statusCode() + " " + answer.body())
                .filter(answer -> !answer.startsWith("200 ") || !answer.contains("\"kept\":1,"));
        assertThat(notKept).isEmpty();
        assertThat(rows()).isEqualTo(sent);
    }

    private TestSender sender(Wiring to) {
        return new TestSender(TestServer.at(to, "/ingest/events"), key);
    }

    private String batch() {
        return """
                {"schema_version":"1","instance_id":"%s","events":[{"name":"create-page","type":"action"}]}""".formatted(id);
    }

    private long rows() {
        return products.number("SELECT count(*) FROM event WHERE instance_id = '" + id + "'");
    }
}
