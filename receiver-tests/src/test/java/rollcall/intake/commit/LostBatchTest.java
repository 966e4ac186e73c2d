package rollcall.intake.commit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.Wiring;
import rollcall.report.Product;
import rollcall.support.HangingCommits;
import rollcall.support.ServerProcess;
import rollcall.support.TableLock;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;
import rollcall.support.TestServer;

/** A sender that never saw the answer to a batch of events sends them again, in another order and with newer ones: none counts twice. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LostBatchTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path directory;

    /** Of this test alone, because it makes every commit hang. */
    private static HangingCommits commits;

    private static TestProducts products;
    private static Wiring server;
    private static Wiring other;

    private final UUID id = UUID.randomUUID();
    private Product product;
    private TestSender testSender;

    @BeforeAll
    static void start() throws IOException {
        commits = new HangingCommits(directory);
        products = commits.products();
        server = TestServer.start(Clock.systemUTC(), commits.url());
        other = TestServer.start(Clock.systemUTC(), commits.url());
    }

    @AfterAll
    static void stop() {
        other.close();
        server.close();
        commits.close();
    }

    @BeforeEach
    void aProductOfItsOwn() {
        product = products.product("penpot");
        testSender = to(server);
    }

    @AfterEach
    void letCommitsGo() {
        commits.letGo();
    }

    @Test
    void two_honest_batches_that_share_equal_events_are_both_counted() throws Exception {
        List<String> events = events(1, 5);

        assertRecorded(testSender.post(batch(events)), 5, 0);
        assertRecorded(testSender.post(batch(events)), 5, 0);
        assertRecorded(to(other).post(batch(joined(events.subList(0, 3), events(6, 7)))), 5, 0);

        assertThat(rows()).isEqualTo(15);
        assertCounted(15);
    }

    @Test
    void a_resend_after_a_closed_connection_adds_nothing_in_whatever_order_it_comes() throws Exception {
        sendAndLeave(batch(events(1, 50)), 50, socket -> {});

        assertRecorded(testSender.post(batch(shuffled(events(1, 50)))), 0, 50);
        assertThat(rows()).isEqualTo(50);
        assertCounted(50);
    }

    @Test
    void a_resend_after_a_reset_connection_adds_only_the_events_that_came_since() throws Exception {
        sendAndLeave(batch(events(1, 50)), 50, socket -> socket.setSoLinger(true, 0));

        assertRecorded(testSender.post(batch(shuffled(events(1, 60)))), 10, 50);
        assertRecorded(testSender.post(batch(events(1, 60))), 60, 0);
        assertThat(rows()).isEqualTo(120);
        assertCounted(120);
    }

    @Test
    void a_resend_whose_answer_is_lost_as_well_is_known_again() throws Exception {
        sendAndLeave(batch(events(1, 50)), 50, socket -> {});
        sendAndLeave(batch(events(1, 60)), 60, socket -> {});

        assertRecorded(testSender.post(batch(events(1, 61))), 1, 60);
        assertThat(rows()).isEqualTo(61);
    }

    @Test
    void another_batch_that_shares_some_events_with_one_in_doubt_counts_whole_and_the_resend_still_adds_nothing()
            throws Exception {
        sendAndLeave(batch(events(1, 50)), 50, socket -> {});

        assertRecorded(testSender.post(batch(events(40, 70))), 31, 0);
        assertRecorded(testSender.post(batch(events(1, 50))), 0, 50);
        assertThat(rows()).isEqualTo(81);
    }

    @Test
    void a_product_that_keeps_no_raw_events_still_counts_them() throws Exception {
        products.execute("UPDATE product SET keep_event_days = 0 WHERE product_id = " + product.id());

        assertRecorded(testSender.post(batch(events(1, 5))), 5, 0);

        assertThat(rows()).isZero();
        assertCounted(5);
    }

    @Test
    void equal_events_within_a_batch_are_counted_as_often_as_they_came() throws Exception {
        List<String> thrice = joined(joined(events(1, 2), events(1, 2)), events(1, 2));
        sendAndLeave(batch(thrice), 6, socket -> {});

        assertRecorded(testSender.post(batch(joined(thrice, events(1, 1)))), 1, 6);
        assertThat(rows()).isEqualTo(7);
    }

    @Test
    void another_server_knows_the_resend_too() throws Exception {
        sendAndLeave(batch(events(1, 50)), 50, socket -> {});

        assertRecorded(to(other).post(batch(events(1, 55))), 5, 50);
        assertThat(rows()).isEqualTo(55);
    }

    @Test
    void another_instance_with_equal_events_is_another_instance() throws Exception {
        sendAndLeave(batch(events(1, 50)), 50, socket -> {});

        assertRecorded(testSender.post(batch(UUID.randomUUID(), events(1, 50))), 50, 0);
        assertRecorded(testSender.post(batch(events(1, 50))), 0, 50);
    }

    @Test
    void events_that_the_sender_gave_up_may_be_missing_from_the_resend() throws Exception {
        String old = event(0, LocalDate.now(ZoneOffset.UTC).minusDays(9));
        sendAndLeave(batch(joined(List.of(old), events(1, 50))), 51, socket -> {});

        assertRecorded(testSender.post(batch(events(1, 52))), 2, 50);
        assertThat(rows()).isEqualTo(53);
    }

    @Test
    void an_answer_that_arrived_is_in_doubt_no_longer() throws Exception {
        assertRecorded(testSender.post(batch(events(1, 5))), 5, 0);

        ServerProcess.await(
                "the answer to be noted",
                () -> products.number(
                                "SELECT count(*) FROM event_batch WHERE NOT answered AND product_id = " + product.id())
                        == 0);
        assertRecorded(to(other).post(batch(events(1, 5))), 5, 0);
    }

    @Test
    void a_commit_whose_end_nobody_learned_is_told_unavailable_and_its_resend_adds_nothing() throws Exception {
        CompletableFuture<HttpResponse<String>> first = postWhileCommitsHang(testSender, batch(events(1, 20)));
        commits.breakHanging();

        assertThat(first.get().statusCode()).isEqualTo(503);
        commits.letGo();
        ServerProcess.await("the rows", () -> rows() == 20);
        assertRecorded(testSender.post(batch(events(1, 21))), 1, 20);
        assertThat(rows()).isEqualTo(21);
    }

    @Test
    void a_server_that_was_killed_between_commit_and_answer_leaves_a_resend_that_adds_only_what_is_new()
            throws Exception {
        ServerProcess killed = ServerProcess.start(
                directory.resolve("1"),
                "--database-url",
                commits.url(),
                "--pseudonym-key-file",
                TestServer.KEY_FILE,
                "--fold-seconds",
                "1");
        TestSender toKilled = new TestSender(killed.at("/ingest/events"), products.key(product));
        CompletableFuture<HttpResponse<String>> first = postWhileCommitsHang(toKilled, batch(events(1, 30)));
        killed.kill();
        assertThat(first.handle((answer, failure) -> failure).get()).isNotNull();
        commits.letGo();
        ServerProcess.await("the rows", () -> rows() == 30);

        try (ServerProcess next = ServerProcess.start(
                directory.resolve("2"), "--database-url", commits.url(), "--pseudonym-key-file", TestServer.KEY_FILE)) {
            TestSender toNext = new TestSender(next.at("/ingest/events"), products.key(product));
            assertRecorded(toNext.post(batch(shuffled(events(1, 33)))), 3, 30);
        }
        assertThat(rows()).isEqualTo(33);
        assertCounted(33 + 1);
    }

    @Test
    void two_copies_at_the_same_moment_on_two_servers_of_a_batch_in_doubt_are_stored_once() throws Exception {
        sendAndLeave(batch(events(1, 40)), 40, socket -> {});

        CompletableFuture<HttpResponse<String>> one = postAsync(testSender, batch(events(1, 45)));
        CompletableFuture<HttpResponse<String>> two = postAsync(to(other), batch(events(1, 40)));
        assertThat(List.of(one.get().statusCode(), two.get().statusCode())).containsOnly(200);
        // Whichever came first took the place of the batch in doubt and was answered; the other is a batch of its own.
        assertThat(rows()).isIn(40L + 45, 45L + 40);
    }

    private interface Leaving {
        void prepare(Socket socket) throws IOException;
    }

    /** Sends a whole batch and goes before it can be committed, and so before it can be answered. */
    private void sendAndLeave(String batch, long rows, Leaving leaving) throws Exception {
        TableLock lock = TableLock.take(commits.url(), "event_batch");
        try (lock) {
            try (Socket socket =
                    new Socket(testSender.door().getHost(), testSender.door().getPort())) {
                leaving.prepare(socket);
                socket.getOutputStream().write(testSender.bytes(batch));
                ServerProcess.await("the commit", lock::isWaitedFor);
            }
        }
        ServerProcess.await("the rows", () -> rows() == rows);
        ServerProcess.await(
                "the loss to be noted",
                () -> products.number(
                                "SELECT count(*) FROM event_batch WHERE NOT answered AND run_id <> 0 AND product_id = "
                                        + product.id())
                        == 0);
    }

    private CompletableFuture<HttpResponse<String>> postWhileCommitsHang(TestSender to, String batch) throws Exception {
        // The one event of another instance that makes the day's partition.
        assertThat(to.post(batch(UUID.randomUUID(), events(1, 1))).statusCode()).isEqualTo(200);
        ServerProcess.await(
                "the fold",
                () -> products.number(
                                "SELECT count(*) FROM event_batch WHERE NOT (folded AND answered) AND product_id = "
                                        + product.id())
                        == 0);
        commits.hang();
        CompletableFuture<HttpResponse<String>> answer = postAsync(to, batch);
        commits.awaitHanging("event");
        return answer;
    }

    private static CompletableFuture<HttpResponse<String>> postAsync(TestSender to, String batch) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return to.post(batch);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void assertRecorded(HttpResponse<String> answer, int kept, int repeated) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode receipt = JSON.readTree(answer.body());
        assertThat(receipt.path("kept").asInt()).as(answer.body()).isEqualTo(kept);
        assertThat(receipt.path("repeated").asInt()).as(answer.body()).isEqualTo(repeated);
    }

    /** The summaries agree with the rows, folded or not. */
    private void assertCounted(long events) throws Exception {
        ServerProcess.await(
                "the fold", () -> products.number("SELECT count(*) FROM event_batch WHERE NOT folded") == 0);
        assertThat(products.number(
                        "SELECT coalesce(sum(events), 0)::bigint FROM event_rollup WHERE days = 1 AND name <> '' AND field = '' AND product_id = "
                                + product.id()))
                .isEqualTo(events);
    }

    private long rows() {
        return products.number("SELECT count(*) FROM event WHERE instance_id = '" + id + "'");
    }

    private TestSender to(Wiring one) {
        return new TestSender(TestServer.at(one, "/ingest/events"), products.key(product));
    }

    private String batch(List<String> events) {
        return batch(id, events);
    }

    private static String batch(UUID instance, List<String> events) {
        return """
                {"schema_version":"1","instance_id":"%s","product_version":"2.15.0","events":[%s]}""".formatted(instance, String.join(",", events));
    }

    private static List<String> events(int from, int to) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return IntStream.rangeClosed(from, to).mapToObj(i -> event(i, today)).toList();
    }

    private static String event(int number, LocalDate day) {
        return """
                {"name":"create-page","type":"command","source":"telemetry:backend","at":"%s","profile":"%d","properties":{"step":%d}}""".formatted(day, number % 7, number);
    }

    private static List<String> joined(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static List<String> shuffled(List<String> events) {
        List<String> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(1));
        return shuffled;
    }
}
