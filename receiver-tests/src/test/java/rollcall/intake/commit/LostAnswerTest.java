package rollcall.intake.commit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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

/** A sender that never saw the answer sends again, and must neither be counted twice nor be told that it came too early. */
class LostAnswerTest {
    @TempDir
    private static Path directory;

    /** Of this test alone, because it makes every commit hang. */
    private static HangingCommits commits;

    private static String database;
    private static TestProducts products;
    private static Wiring server;

    private Product product;
    private TestSender testSender;
    private final UUID id = UUID.randomUUID();

    @BeforeAll
    static void start() throws IOException {
        commits = new HangingCommits(directory);
        database = commits.url();
        products = commits.products();
        server = TestServer.start(Clock.systemUTC(), database);
    }

    @AfterAll
    static void stop() {
        server.close();
        commits.close();
    }

    @BeforeEach
    void aProductOfItsOwn() {
        product = products.product("none");
        testSender = new TestSender(TestServer.at(server, "/ingest/heartbeat"), products.key(product));
    }

    @Test
    void a_sender_that_saw_its_answer_is_told_to_come_back_within_23_hours() throws Exception {
        assertThat(testSender.post(TestSender.heartbeat(id)).statusCode()).isEqualTo(200);

        HttpResponse<String> again = testSender.post(TestSender.heartbeat(id));

        assertThat(again.statusCode()).isEqualTo(429);
        long wait =
                new ObjectMapper().readTree(again.body()).path("retry_after").asLong();
        assertThat(wait).isBetween(82_700L, 82_800L);
        assertThat(again.headers().firstValue("Retry-After")).hasValue(Long.toString(wait));
    }

    @Test
    void an_answer_that_was_given_is_in_doubt_no_longer_even_if_only_refusals_follow() throws Exception {
        assertThat(testSender.post(TestSender.heartbeat(id)).statusCode()).isEqualTo(200);
        for (int i = 0; i < 10; i++) {
            assertThat(testSender.post(TestSender.heartbeat(id)).statusCode()).isEqualTo(429);
        }

        ServerProcess.await("the answers to be noted", () -> batches("NOT answered") == 0);
    }

    @Test
    void a_sender_that_closed_before_the_answer_is_told_ok_once_when_it_comes_again() throws Exception {
        sendAndLeave(socket -> {});

        assertToldOkOnceAndThenToWait(testSender);
    }

    @Test
    void a_sender_whose_connection_was_reset_before_the_answer_is_told_ok_once_when_it_comes_again() throws Exception {
        sendAndLeave(socket -> socket.setSoLinger(true, 0));

        assertToldOkOnceAndThenToWait(testSender);
    }

    @Test
    void a_sender_that_ends_its_own_half_of_the_connection_still_gets_its_answer() throws Exception {
        try (Socket socket = connect(testSender.door())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(testSender.bytes(TestSender.heartbeat(id)));
            socket.shutdownOutput();

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200 ").contains("\"ok\":true");
        }
        assertThat(rows()).isOne();
        assertThat(testSender.post(TestSender.heartbeat(id)).statusCode()).isIn(200, 429);
        assertThat(testSender.post(TestSender.heartbeat(id)).statusCode()).isEqualTo(429);
        assertThat(rows()).isOne();
    }

    @Test
    void a_commit_whose_end_nobody_learned_is_told_unavailable_then_ok() throws Exception {
        CompletableFuture<HttpResponse<String>> first = postWhileCommitsHang(testSender);
        commits.breakHanging();

        assertThat(first.get().statusCode()).isEqualTo(503);
        assertThat(rows()).isOne();
        letCommitsGo();
        assertToldOkOnceAndThenToWait(testSender);
    }

    @Test
    void a_server_that_was_killed_between_commit_and_answer_leaves_a_retry_that_is_told_ok() throws Exception {
        ServerProcess killed = ServerProcess.start(
                directory.resolve("1"),
                "--database-url",
                database,
                "--pseudonym-key-file",
                TestServer.KEY_FILE,
                "--fold-seconds",
                "1");
        TestSender toKilled = new TestSender(killed.at("/ingest/heartbeat"), products.key(product));
        CompletableFuture<HttpResponse<String>> first = postWhileCommitsHang(toKilled);
        killed.kill();
        assertThat(first.handle((answer, failure) -> failure).get()).isNotNull();
        letCommitsGo();
        ServerProcess.await("the row", () -> rows() == 1);

        try (ServerProcess next = ServerProcess.start(
                directory.resolve("2"), "--database-url", database, "--pseudonym-key-file", TestServer.KEY_FILE)) {
            assertToldOkOnceAndThenToWait(new TestSender(next.at("/ingest/heartbeat"), products.key(product)));
        }
    }

    private interface Leaving {
        void prepare(Socket socket) throws IOException;
    }

    /** Sends a whole heartbeat and goes before it can be committed, and so before it can be answered. */
    private void sendAndLeave(Leaving leaving) throws Exception {
        TableLock lock = TableLock.take(database, "instance");
        try (lock) {
            try (Socket socket = connect(testSender.door())) {
                leaving.prepare(socket);
                socket.getOutputStream().write(testSender.bytes(TestSender.heartbeat(id)));
                ServerProcess.await("the commit", lock::isWaitedFor);
            }
        }
        ServerProcess.await("the row", () -> rows() == 1);
    }

    /** Every commit is on the disk and waits for a standby that there is not, until commits are let go. */
    private CompletableFuture<HttpResponse<String>> postWhileCommitsHang(TestSender to) throws Exception {
        settle(to);
        commits.hang();
        CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return to.post(TestSender.heartbeat(id));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        commits.awaitHanging("instance");
        return answer;
    }

    /** After this the next heartbeat's commit is the only one: the day has its partition, and no earlier heartbeat is left to fold. */
    private void settle(TestSender to) throws IOException {
        assertThat(to.post(TestSender.heartbeat(UUID.randomUUID())).statusCode())
                .isEqualTo(200);
        ServerProcess.await("the fold", () -> batches("NOT (folded AND answered)") == 0);
    }

    @AfterEach
    void letCommitsGo() {
        commits.letGo();
    }

    private void assertToldOkOnceAndThenToWait(TestSender to) throws IOException {
        HttpResponse<String> retry = to.post(TestSender.heartbeat(id));
        assertThat(retry.statusCode()).as(retry.body()).isEqualTo(200);
        assertThat(retry.body()).contains("\"ok\":true");
        assertThat(rows()).isOne();
        assertThat(to.post(TestSender.heartbeat(id)).statusCode()).isEqualTo(429);
        assertThat(rows()).isOne();
    }

    /** How many batches with heartbeats of this test's product are in that state. */
    private long batches(String state) {
        return products.number(
                "SELECT count(*) FROM heartbeat_batch WHERE " + product.id() + " = ANY (product_ids) AND " + state);
    }

    private long rows() {
        return products.number("SELECT count(*) FROM heartbeat WHERE instance_id = '" + id + "'");
    }

    private static Socket connect(URI door) throws IOException {
        return new Socket(door.getHost(), door.getPort());
    }
}
