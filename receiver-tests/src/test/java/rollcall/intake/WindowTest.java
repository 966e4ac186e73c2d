package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.report.Product;
import rollcall.support.MovableClock;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;
import rollcall.support.TestServer;

/** Once in 23 hours, whoever asks whichever server. */
class WindowTest {
    private static final Duration WINDOW = Duration.ofHours(23);
    private static final int SENDERS = 40;

    private static MovableClock clock;
    private static Wiring one;
    private static Wiring other;
    private static TestProducts products;

    @BeforeAll
    static void startTwoServersOnOneDatabase() {
        clock = new MovableClock(Instant.parse("2026-11-20T00:10:00Z"));
        String database = TestDatabase.fresh();
        one = TestServer.start(clock, database);
        other = TestServer.start(clock, database);
        products = TestProducts.at(database);
    }

    @AfterAll
    static void stop() {
        products.close();
        other.close();
        one.close();
    }

    @Test
    void of_many_copies_at_the_same_moment_at_two_servers_one_is_kept() throws Exception {
        Product product = products.product("none");
        String key = products.key(product);
        String id = UUID.randomUUID().toString();
        List<TestSender> servers = List.of(sender(one, key), sender(other, key));
        ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
        CyclicBarrier start = new CyclicBarrier(SENDERS);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                TestSender server = servers.get(i % 2);
                String written = i % 3 == 0 ? id.toUpperCase(Locale.ROOT) : id;
                answers.add(threads.submit(() -> {
                    start.await();
                    return server.post(TestSender.heartbeat(written)).statusCode();
                }));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }

            assertThat(statuses).containsOnly(200, 429).containsOnlyOnce(200);
            assertThat(rows(product)).containsExactly(id);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void an_instance_may_come_again_after_23_hours_and_not_a_second_before() throws Exception {
        Product product = products.product("none");
        String key = products.key(product);
        UUID id = UUID.randomUUID();
        assertThat(status(one, key, id)).isEqualTo(200);

        HttpResponse<String> atOnce = sender(other, key).post(TestSender.heartbeat(id));
        assertToldToWait(atOnce, WINDOW);
        clock.move(WINDOW.minusSeconds(1));
        assertToldToWait(sender(one, key).post(TestSender.heartbeat(id)), Duration.ofSeconds(1));
        clock.move(Duration.ofSeconds(1));
        assertThat(status(other, key, id)).isEqualTo(200);
        assertToldToWait(sender(one, key).post(TestSender.heartbeat(id)), WINDOW);
    }

    @Test
    void one_id_under_two_products_is_two_instances() throws Exception {
        Product here = products.product("none");
        Product there = products.product("none");
        UUID id = UUID.randomUUID();

        assertThat(status(one, products.key(here), id)).isEqualTo(200);
        assertThat(status(one, products.key(there), id)).isEqualTo(200);

        assertThat(rows(here)).containsExactly(id.toString());
        assertThat(rows(there)).containsExactly(id.toString());
    }

    @Test
    void the_second_heartbeat_of_a_day_replaces_the_first() throws Exception {
        Product product = products.product("none");
        TestSender testSender = sender(one, products.key(product));
        UUID id = UUID.randomUUID();
        moveToStartOfDay();
        assertThat(testSender.post(TestSender.heartbeat(id, "1.0.0")).statusCode())
                .isEqualTo(200);
        clock.move(WINDOW.plusMinutes(5));
        assertThat(testSender.post(TestSender.heartbeat(id, "1.1.0")).statusCode())
                .isEqualTo(200);

        assertThat(products.column("SELECT day || ' ' || version FROM heartbeat WHERE product_id = " + product.id()))
                .containsExactly(clock.instant().toString().substring(0, 10) + " 1.1.0");

        clock.move(WINDOW);
        assertThat(testSender.post(TestSender.heartbeat(id, "1.2.0")).statusCode())
                .isEqualTo(200);
        assertThat(rows(product)).hasSize(2);
    }

    /** Ten minutes past the next midnight: twenty-three hours later it is still the same day. */
    private static void moveToStartOfDay() {
        long sinceMidnight =
                clock.instant().getEpochSecond() % Duration.ofDays(1).toSeconds();
        clock.move(Duration.ofDays(1).minusSeconds(sinceMidnight).plusMinutes(10));
    }

    private static void assertToldToWait(HttpResponse<String> answer, Duration wait) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue(Long.toString(wait.toSeconds()));
        assertThat(new ObjectMapper()
                        .readTree(answer.body())
                        .path("retry_after")
                        .asLong())
                .isEqualTo(wait.toSeconds());
    }

    private static int status(Wiring server, String key, UUID id) throws Exception {
        return sender(server, key).post(TestSender.heartbeat(id)).statusCode();
    }

    private static TestSender sender(Wiring server, String key) {
        return new TestSender(TestServer.at(server, "/ingest/heartbeat"), key);
    }

    private static List<String> rows(Product product) {
        return products.column("SELECT instance_id FROM heartbeat WHERE product_id = " + product.id());
    }
}
