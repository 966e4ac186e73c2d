package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.report.Product;
import rollcall.store.DatabaseUrl;
import rollcall.support.TableLock;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;
import rollcall.support.TestServer;

/** The database goes away or stands still under a server that goes on running. */
class OutageTest {
    private static final Duration BACK_WITHIN = Duration.ofSeconds(15);
    /** How long anybody waits for anything at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(7);

    private static final int CROWD = 250;

    private String database;
    private Wiring server;
    private TestProducts products;
    private Product product;
    private TestSender testSender;

    private record Answer(UUID id, int status, String body, Optional<String> retryAfter, Duration took) {}

    @BeforeEach
    void start() {
        database = TestDatabase.fresh();
        server = TestServer.start(Clock.systemUTC(), database);
        products = TestProducts.at(database);
        product = products.product("none");
        testSender = new TestSender(TestServer.at(server, "/ingest/heartbeat"), products.key(product));
    }

    @AfterEach
    void stop() {
        products.close();
        server.close();
    }

    @Test
    void while_the_database_is_away_senders_are_told_to_come_back_and_when_it_is_back_they_are_taken()
            throws Exception {
        assertThat(post(UUID.randomUUID()).status).isEqualTo(200);
        UUID id = UUID.randomUUID();
        try {
            away(true);
            long end = System.nanoTime() + Duration.ofSeconds(8).toNanos();
            do {
                // Past the five seconds for which a key is remembered: who cannot be told apart is not turned away.
                assertToldToComeBack(post(id));
                assertToldToComeBack(post(UUID.randomUUID()));
            } while (System.nanoTime() < end);
            assertThat(status("/health")).isEqualTo(503);
            assertThat(status("/ingest/heartbeat")).isEqualTo(200);
            assertThat(status("/login")).isIn(200, 503);
            assertThat(status("/p/any/overview")).isIn(303, 503);
        } finally {
            away(false);
        }

        long back = System.nanoTime();
        awaitTaken(id);
        while (status("/health") != 200) {
            assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(BACK_WITHIN);
        }
        assertThat(rows(id)).isOne();
    }

    @Test
    void open_telemetrys_senders_are_told_to_come_back_within_3_seconds_and_not_all_at_once() throws Exception {
        OtlpProduct otlp = new OtlpProduct(server, products);
        Set<String> told = new TreeSet<>();
        try {
            away(true);
            for (int i = 0; i < 12; i++) {
                String type = i % 2 == 0 ? OtlpProduct.JSON : OtlpProduct.PROTOBUF;
                String signal = List.of("logs", "metrics", "traces").get(i % 3);
                HttpResponse<byte[]> answer = otlp.send(new byte[0], type, "identity", otlp.bearer(), signal);
                assertThat(answer.statusCode()).isEqualTo(503);
                told.add(answer.headers().firstValue("Retry-After").orElseThrow());
            }
            assertThat(post(UUID.randomUUID()).retryAfter).hasValue("60");
        } finally {
            away(false);
        }
        assertThat(told).isSubsetOf("1", "2", "3").hasSizeGreaterThan(1);
    }

    @Test
    void a_crowd_before_a_database_that_stands_still_for_a_moment_is_kept() throws Exception {
        List<Answer> answers = crowd(Duration.ofMillis(1_500));

        for (Answer answer : answers) {
            assertThat(answer.status).as(answer.body).isEqualTo(200);
            assertThat(rows(answer.id)).isOne();
        }
    }

    @Test
    void a_crowd_before_a_database_that_stands_still_for_long_is_told_to_come_back_and_nobody_is_lost()
            throws Exception {
        List<Answer> answers = crowd(Duration.ofSeconds(9));
        awaitTaken(UUID.randomUUID());

        for (Answer answer : answers) {
            assertThat(answer.took).isLessThan(Duration.ofSeconds(9));
            assertToldToComeBack(answer);
            assertThat(post(answer.id).status).isEqualTo(200);
            assertThat(post(answer.id).status).isEqualTo(429);
            assertThat(rows(answer.id)).isOne();
        }
    }

    /** All come at once while the table is locked; the server goes on answering what needs no table. */
    private List<Answer> crowd(Duration locked) throws Exception {
        assertThat(post(UUID.randomUUID()).status).isEqualTo(200);
        ExecutorService threads = Executors.newFixedThreadPool(CROWD);
        List<Future<Answer>> waiting = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        try {
            try (TableLock lock = TableLock.take(database, "instance")) {
                long end = System.nanoTime() + locked.toNanos();
                for (int i = 0; i < CROWD; i++) {
                    waiting.add(threads.submit(() -> post(UUID.randomUUID())));
                }
                Thread.sleep(1_000);
                assertThat(lock.isWaitedFor()).isTrue();
                if (locked.compareTo(PATIENCE) > 0) {
                    assertHealthSoon();
                }
                Thread.sleep(
                        Math.max(0, Duration.ofNanos(end - System.nanoTime()).toMillis()));
            }
            for (Future<Answer> one : waiting) {
                answers.add(one.get());
            }
        } finally {
            threads.shutdownNow();
        }
        return answers;
    }

    private void assertHealthSoon() throws Exception {
        long asked = System.nanoTime();
        // It is ill once the writer has been held up for five seconds, but it answers.
        assertThat(status("/health")).isIn(200, 503);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(PATIENCE);
    }

    private void awaitTaken(UUID id) throws Exception {
        long back = System.nanoTime();
        while (post(id).status != 200) {
            assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(BACK_WITHIN);
            Thread.sleep(200);
        }
    }

    private Answer post(UUID id) throws Exception {
        long sent = System.nanoTime();
        HttpResponse<String> answer = testSender.post(TestSender.heartbeat(id));
        return new Answer(
                id,
                answer.statusCode(),
                answer.body(),
                answer.headers().firstValue("Retry-After"),
                Duration.ofNanos(System.nanoTime() - sent));
    }

    private static void assertToldToComeBack(Answer answer) throws Exception {
        assertThat(answer.status).as(answer.body).isEqualTo(503);
        assertThat(answer.retryAfter).isPresent();
        JsonNode body = new ObjectMapper().readTree(answer.body);
        assertThat(body.path("ok").asBoolean(true)).isFalse();
        assertThat(body.path("error").asText()).isEqualTo("unavailable");
        assertThat(body.path("status_code").asInt()).isEqualTo(503);
    }

    /** Ends every connection to the database and lets nobody in, or lets them in again. */
    private void away(boolean away) throws SQLException {
        String name = database.replaceFirst(".*/", "");
        DatabaseUrl url = DatabaseUrl.parse(database.replaceFirst("[^/]*$", "postgres"));
        try (var connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
                var statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS " + !away);
            if (away) {
                statement.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
            }
        }
    }

    private int status(String path) throws Exception {
        URI uri = TestServer.at(server, path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private long rows(UUID id) {
        return products.number("SELECT count(*) FROM heartbeat WHERE instance_id = '" + id + "'");
    }
}
