package rollcall.intake.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.store.heartbeats.BatchTable;
import rollcall.store.heartbeats.LostAnswerTable;
import rollcall.store.instances.InstanceKey;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;
import rollcall.support.TestServer;

/** The one thread that writes heartbeats outlives whatever fails in it, and who watches the server learns when it does not get on. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WriterTest {
    private static final BrokenClock CLOCK = new BrokenClock();

    private static final int MANY_COPIES = 40;

    private static Wiring server;
    private static TestProducts products;

    /** The writer's own clock breaks; everybody else's goes on. */
    private static final class BrokenClock extends Clock {
        private volatile Runnable breaking = () -> {};

        @Override
        public Instant instant() {
            if (Thread.currentThread().getName().equals("group-commit")) {
                breaking.run();
            }
            return Instant.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final TestSender testSender =
            new TestSender(TestServer.at(server, "/ingest/heartbeat"), products.key(products.product("none")));

    @BeforeAll
    static void start() {
        String database = TestDatabase.fresh();
        products = TestProducts.at(database);
        server = TestServer.start(CLOCK, database);
    }

    @AfterAll
    static void stop() {
        CLOCK.breaking = () -> {};
        server.close();
        products.close();
    }

    @Test
    void the_writer_outlives_every_failure_and_those_who_waited_are_told_to_come_back() throws Exception {
        for (Throwable planted : List.of(new IllegalArgumentException("planted"), new StackOverflowError("planted"))) {
            CLOCK.breaking = () -> sneak(planted);
            UUID instance = UUID.randomUUID();
            assertThat(testSender.post(TestSender.heartbeat(instance)).statusCode())
                    .isEqualTo(503);

            CLOCK.breaking = () -> {};
            assertThat(testSender.post(TestSender.heartbeat(instance)).statusCode())
                    .isEqualTo(200);
            assertThat(health()).isEqualTo(200);
        }
    }

    @Test
    void a_writer_that_does_not_get_on_is_seen_in_the_servers_health_until_it_does() throws Exception {
        assertThat(testSender.post(TestSender.heartbeat(UUID.randomUUID())).statusCode())
                .isEqualTo(200);
        assertThat(health()).isEqualTo(200);
        CountDownLatch held = new CountDownLatch(1);
        CLOCK.breaking = () -> await(held);
        try {
            CompletableFuture<Integer> waiting = CompletableFuture.supplyAsync(() -> status(UUID.randomUUID()));
            assertThat(waiting.get()).isEqualTo(503);
            awaitHealth(503);
        } finally {
            CLOCK.breaking = () -> {};
            held.countDown();
        }
        awaitHealth(200);
    }

    @Test
    void a_server_that_cannot_write_a_heartbeat_says_so_until_it_can() throws Exception {
        assertThat(status(UUID.randomUUID())).isEqualTo(200);
        products.execute("ALTER TABLE heartbeat_batch RENAME TO elsewhere");
        try {
            assertThat(status(UUID.randomUUID())).isEqualTo(503);
            assertThat(health()).isEqualTo(503);
        } finally {
            products.execute("ALTER TABLE elsewhere RENAME TO heartbeat_batch");
        }
        assertThat(status(UUID.randomUUID())).isEqualTo(200);
        assertThat(health()).isEqualTo(200);
    }

    @Test
    void of_many_copies_at_the_same_moment_few_wait_for_a_commit_each_and_the_rest_are_told_to_come_back()
            throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        ExecutorService senders = Executors.newFixedThreadPool(MANY_COPIES + 1);
        UUID same = UUID.randomUUID();
        List<Future<Integer>> copies;
        try {
            CLOCK.breaking = () -> await(held);
            senders.submit(() -> status(UUID.randomUUID()));
            awaitInWriter(1, List.of());
            copies = IntStream.range(0, MANY_COPIES)
                    .mapToObj(i -> senders.submit(() -> status(same)))
                    .toList();
            awaitInWriter(1 + MANY_COPIES, copies);
        } finally {
            CLOCK.breaking = () -> {};
            held.countDown();
            senders.shutdown();
        }

        List<Integer> statuses = new ArrayList<>();
        for (Future<Integer> copy : copies) {
            statuses.add(copy.get());
        }
        assertThat(statuses).containsOnly(200, 429, 503).containsOnlyOnce(200);
        // One that comes late may take the place of one that has its commit.
        assertThat(statuses).filteredOn(status -> status == 429).hasSizeLessThan(33);
    }

    /** Until so many wait for the writer, or are answered already because the machine is slow. */
    private static void awaitInWriter(int number, List<Future<Integer>> sent) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (inWriter() + sent.stream().filter(Future::isDone).count() < number) {
            assertThat(System.nanoTime()).as("those who wait").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static long inWriter() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack)
                        .anyMatch(frame -> frame.getClassName().endsWith(".HeartbeatIntake")))
                .count();
    }

    @Test
    void doubts_beyond_what_memory_is_for_are_let_go() {
        PendingAcks pendingAcks =
                new PendingAcks(new LostAnswerTable(null), new BatchTable(null), 1, Clock.systemUTC());
        List<InstanceKey> many = IntStream.range(0, 12_000)
                .mapToObj(i -> new InstanceKey(1, UUID.randomUUID()))
                .toList();

        pendingAcks.doubt(many, Instant.now());
        pendingAcks.doubt(many, Instant.now());

        assertThat(pendingAcks.unsaved()).isEqualTo(10_000);
    }

    private void awaitHealth(int status) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (health() != status) {
            assertThat(System.nanoTime())
                    .as("health for too long not " + status)
                    .isLessThan(end);
        }
    }

    private int status(UUID instance) {
        try {
            return testSender.post(TestSender.heartbeat(instance)).statusCode();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int health() throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(TestServer.at(server, "/health")).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static void await(CountDownLatch held) {
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable planted) throws T {
        throw (T) planted;
    }
}
