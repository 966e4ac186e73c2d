package rollcall.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.report.Product;
import rollcall.support.ServerProcess;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;

/** Processes are killed in the middle of a load: what was acknowledged is there, and nothing is there twice. */
@Tag("embedded")
class KillTest {
    private static final int SENDERS = 8;
    private static final int ENOUGH = 400;
    private static final double REPEATS = 0.15;

    @TempDir
    private Path directory;

    private final Set<UUID> attempted = ConcurrentHashMap.newKeySet();
    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    private Product product;
    private String key;

    @Test
    void the_server_is_killed() throws Exception {
        ServerProcess server = start();
        loadUntilKilled(server, server::kill);

        checkAfterRestart();
    }

    @Test
    void the_server_and_its_database_are_killed() throws Exception {
        ServerProcess server = start();
        ProcessHandle postmaster = server.postmaster();
        loadUntilKilled(server, () -> {
            List<ProcessHandle> database =
                    new ArrayList<>(postmaster.descendants().toList());
            database.add(0, postmaster);
            // The database first: else it would notice that its client is gone, and end its transactions in peace.
            database.forEach(ProcessHandle::destroyForcibly);
            server.kill();
        });

        checkAfterRestart();
    }

    @Test
    void the_database_is_killed_and_the_server_lives_on() throws Exception {
        try (ServerProcess server = start()) {
            ProcessHandle postmaster = server.postmaster();
            loadUntilKilled(server, postmaster::destroyForcibly);
            ServerProcess.await("the server's recovery", () -> server.health() == 200);

            check(server);
        }
    }

    private interface Killing {
        void kill() throws Exception;
    }

    private ServerProcess start() throws IOException {
        ServerProcess server = ServerProcess.start(directory, "--fold-seconds", "1");
        if (product == null) {
            try (TestProducts products = TestProducts.in(directory)) {
                product = products.product("none");
                key = products.key(product);
            }
        }
        return server;
    }

    /** Senders post new instances and now and then an old one; when enough are acknowledged, the killing falls among the others. */
    private void loadUntilKilled(ServerProcess server, Killing killing) throws Exception {
        TestSender testSender = new TestSender(server.at("/ingest/heartbeat"), key);
        ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
        AtomicBoolean failed = new AtomicBoolean();
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                Random random = new Random(i);
                ends.add(threads.submit(() -> sendUntilFailure(testSender, random, failed)));
            }
            ServerProcess.await("a load", () -> acknowledged.size() >= ENOUGH);
            killing.kill();
            endSoon(failed);
            for (Future<?> end : ends) {
                end.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** A database that is back within seconds may have failed nobody: its senders waited, and were answered. */
    private static void endSoon(AtomicBoolean failed) throws InterruptedException {
        for (int i = 0; i < 20 && !failed.get(); i++) {
            Thread.sleep(100);
        }
        failed.set(true);
    }

    /** Until any of them has lost a new instance's answer: a sender whose requests waited for the database may never see a failure. */
    private void sendUntilFailure(TestSender testSender, Random random, AtomicBoolean failed) {
        List<UUID> mine = new ArrayList<>();
        while (!failed.get()) {
            boolean repeat = !mine.isEmpty() && random.nextDouble() < REPEATS;
            UUID id = repeat ? mine.get(random.nextInt(mine.size())) : UUID.randomUUID();
            attempted.add(id);
            int status = status(testSender, id);
            if (status == 200) {
                acknowledged.add(id);
                mine.add(id);
            } else if (!repeat) {
                failed.set(true);
            }
        }
    }

    /** 0 if there was no answer. */
    private static int status(TestSender testSender, UUID id) {
        try {
            return testSender.post(TestSender.heartbeat(id)).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private void checkAfterRestart() throws Exception {
        try (ServerProcess server = start()) {
            check(server);
        }
    }

    private void check(ServerProcess server) throws Exception {
        assertThat(attempted).containsAll(acknowledged);
        try (TestProducts products = TestProducts.in(directory)) {
            assertThat(rows(products)).doesNotHaveDuplicates().containsAll(texts(acknowledged));

            TestSender testSender = new TestSender(server.at("/ingest/heartbeat"), key);
            Map<Boolean, List<UUID>> senders =
                    attempted.stream().collect(Collectors.partitioningBy(acknowledged::contains));
            assertThat(statuses(testSender, senders.get(true))).isSubsetOf(200, 429);
            assertThat(statuses(testSender, senders.get(false))).isSubsetOf(200);
            assertThat(statuses(testSender, attempted)).containsOnly(429);

            assertThat(rows(products)).containsExactlyInAnyOrderElementsOf(texts(attempted));
            ServerProcess.await("everybody on the charts", () -> active(products) == attempted.size());
        }
    }

    private static Set<Integer> statuses(TestSender testSender, Iterable<UUID> ids) throws IOException {
        Set<Integer> statuses = new TreeSet<>();
        for (UUID id : ids) {
            HttpResponse<String> answer = testSender.post(TestSender.heartbeat(id));
            statuses.add(answer.statusCode());
        }
        return statuses;
    }

    private List<String> rows(TestProducts products) {
        return products.column("SELECT instance_id FROM heartbeat WHERE product_id = " + product.id());
    }

    private long active(TestProducts products) {
        return products.number(
                "SELECT coalesce(sum(cardinality), 0) FROM rollup WHERE field = '$active' AND product_id = "
                        + product.id());
    }

    private static List<String> texts(Set<UUID> ids) {
        return ids.stream().map(UUID::toString).toList();
    }
}
