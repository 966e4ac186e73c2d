package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.support.ServerProcess;
import rollcall.support.TableLock;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;
import rollcall.support.TestServer;

/** Two servers of one database share the quotas of a product to the last event, byte and instance. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuotaAcrossServersTest {
    private static final int REQUESTS = 120;

    private static String database;
    private static Wiring one;
    private static Wiring other;
    private static TestProducts products;

    private QuotaProduct product;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        one = TestServer.start(Clock.systemUTC(), database);
        other = TestServer.start(Clock.systemUTC(), database);
        products = TestProducts.at(database);
    }

    @AfterAll
    static void stop() {
        products.close();
        other.close();
        one.close();
    }

    @BeforeEach
    void aProductOfItsOwn() {
        product = new QuotaProduct(products, "rollcall");
    }

    @Test
    void of_many_new_instances_at_once_as_many_are_taken_as_the_quota_has() {
        product.set("new_instances_a_day", 37);

        List<Integer> statuses = flood(i -> post(i, "/ingest/heartbeat", TestSender.heartbeat(UUID.randomUUID())));

        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(37);
        assertThat(statuses).containsOnly(200, 429);
        assertThat(product.rows("instance")).isEqualTo(37);
        assertThat(product.used("new_instances")).isEqualTo(37);
    }

    @Test
    void of_many_batches_at_once_as_many_events_are_kept_as_the_quota_has() {
        List<UUID> instances =
                IntStream.range(0, REQUESTS).mapToObj(i -> UUID.randomUUID()).toList();
        product.set("events_a_day", 7 * 13 + 3);

        List<Integer> statuses = flood(i -> post(i, "/ingest/events", QuotaProduct.batch(instances.get(i), 7)));

        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(13);
        assertThat(statuses).containsOnly(200, 429);
        assertThat(product.rows("event")).isEqualTo(7 * 13);
        assertThat(product.used("events")).isEqualTo(7 * 13);
    }

    @Test
    void heartbeats_and_events_at_once_keep_no_byte_more_than_the_quota_has() {
        product.set("bytes_a_day", 4_000);

        List<Integer> statuses = flood(i -> i % 2 == 0
                ? post(i / 2, "/ingest/heartbeat", TestSender.heartbeat(UUID.randomUUID()))
                : post(i / 2, "/ingest/events", QuotaProduct.batch(UUID.randomUUID(), 3)));

        assertThat(statuses).containsOnly(200, 429);
        assertThat(product.bytes()).isEqualTo(product.used("bytes")).isBetween(3_800L, 4_000L);
    }

    @Test
    void a_quota_that_is_changed_counts_at_once_on_both() {
        product.set("new_instances_a_day", 0);
        assertThat(post(0, "/ingest/heartbeat", TestSender.heartbeat(UUID.randomUUID())))
                .isEqualTo(429);
        product.set("new_instances_a_day", 1);

        assertThat(post(1, "/ingest/heartbeat", TestSender.heartbeat(UUID.randomUUID())))
                .isEqualTo(200);
        assertThat(post(0, "/ingest/heartbeat", TestSender.heartbeat(UUID.randomUUID())))
                .isEqualTo(429);
    }

    @Test
    void the_resend_of_a_batch_whose_answer_was_lost_is_taken_when_the_quota_is_full_and_counts_once()
            throws Exception {
        UUID instance = UUID.randomUUID();
        product.set("events_a_day", 5);
        sendAndLeave(QuotaProduct.batch(instance, 5), 5);

        HttpResponse<String> resend = product.events(other, instance, 5);
        assertThat(resend.body()).contains("\"kept\":0", "\"repeated\":5");
        assertThat(product.events(one, instance, 1).statusCode()).isEqualTo(429);
        assertThat(product.used("events")).isEqualTo(5).isEqualTo(product.rows("event"));
    }

    @Test
    void a_resend_with_newer_events_needs_room_for_those_alone() throws Exception {
        UUID instance = UUID.randomUUID();
        product.set("events_a_day", 6);
        sendAndLeave(QuotaProduct.batch(instance, 4), 4);

        assertThat(product.events(one, instance, 7).statusCode()).isEqualTo(429);
        assertThat(product.events(other, instance, 6).body()).contains("\"kept\":2", "\"repeated\":4");
        assertThat(product.used("events")).isEqualTo(6);
    }

    @Test
    void a_heartbeat_whose_answer_was_lost_is_told_ok_when_the_quota_is_full() throws Exception {
        UUID instance = UUID.randomUUID();
        sendAndLeave("/ingest/heartbeat", TestSender.heartbeat(instance), "heartbeat_batch", "heartbeat", 1);
        product.set("bytes_a_day", product.used("bytes"));
        product.set("new_instances_a_day", 1);
        ServerProcess.await("the loss to be noted", () -> product.rows("lost_answer") == 1);

        assertThat(product.heartbeat(other, instance).statusCode()).isEqualTo(200);
        assertThat(product.used("bytes")).isEqualTo(product.bytes());
        assertThat(product.used("new_instances")).isEqualTo(1);
    }

    private interface Request {
        int send(int number);
    }

    /** Sends all requests, many at a time; returns their statuses. */
    private static List<Integer> flood(Request request) {
        ExecutorService threads = Executors.newFixedThreadPool(24);
        try {
            List<CompletableFuture<Integer>> answers = IntStream.range(0, REQUESTS)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> request.send(i), threads))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private int post(int number, String path, String body) {
        return product.post(number % 2 == 0 ? one : other, path, body).statusCode();
    }

    private void sendAndLeave(String batch, long rows) throws Exception {
        sendAndLeave("/ingest/events", batch, "event_batch", "event", rows);
        ServerProcess.await(
                "the loss to be noted",
                () -> product.rows("(SELECT * FROM event_batch WHERE NOT answered AND run_id <> 0) AS open") == 0);
    }

    /** Sends a whole request to the first server and goes before it can be committed, and so before it can be answered. */
    private void sendAndLeave(String path, String body, String lockedTable, String table, long rows) throws Exception {
        TestSender sender = new TestSender(TestServer.at(one, path), product.key());
        try (TableLock lock = TableLock.take(database, lockedTable)) {
            try (Socket socket =
                    new Socket(sender.door().getHost(), sender.door().getPort())) {
                socket.getOutputStream().write(sender.bytes(body));
                ServerProcess.await("the commit", lock::isWaitedFor);
            }
        }
        ServerProcess.await("the rows", () -> product.rows(table) == rows);
    }
}
