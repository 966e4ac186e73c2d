package rollcall.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import rollcall.bench.dashboards.MaintainerBrowser;

/**
 * Heartbeats over 32 connections, batches of 10,000 events over two and pages in four browsers: each alone, and all at once. So it shows what they
 * cost each other.
 */
final class MixedBench {
    private static final String EMAIL = "maintainer@example.org";
    private static final String PASSWORD = "a password of the bench";
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration COUNTED = Duration.ofSeconds(20);
    private static final List<String> PAGES = List.of(
            "/", "/p/eventyay/overview", "/p/eventyay/versions", "/p/eventyay/environment", "/p/eventyay/instances");

    private MixedBench() {}

    /** A sort of load, and how many connections it has. */
    private record Load(String name, int connections, Callable callable) {
        @FunctionalInterface
        interface Callable {
            Round.Worker connect() throws Exception;
        }

        Round.Result run() throws Exception {
            return Round.run(connections, WARM_UP, COUNTED, callable::connect);
        }
    }

    /** Prints a line a sort of load: its rate and times alone, and beside the others. */
    static void run(BenchServer server) throws Exception {
        List<Load> loads = loads(server);
        loads.get(0).run();
        Map<Load, Round.Result> alone = new LinkedHashMap<>();
        for (Load load : loads) {
            alone.put(load, load.run());
        }
        Map<Load, Round.Result> together = together(loads);
        System.out.println("                alone/s   p50 ms   p99 ms   together/s   p50 ms   p99 ms");
        loads.forEach(load -> print(load.name, alone.get(load), together.get(load)));
    }

    private static List<Load> loads(BenchServer server) throws IOException {
        String batches = server.product("penpot");
        server.call(PASSWORD, "user", "add", EMAIL, "--role", "maintainer");
        return List.of(
                new Load("heartbeats", 32, () -> new HttpWorker(server.port(), HeartbeatPayload.request(server.key()))),
                new Load("batches", 2, () -> BatchesBench.worker(server.port(), batches)),
                new Load("pages", 4, () -> new PageWorker(new MaintainerBrowser(server.port(), EMAIL, PASSWORD))));
    }

    private static Map<Load, Round.Result> together(List<Load> loads) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(loads.size());
        try {
            List<Future<Round.Result>> running = new ArrayList<>();
            loads.forEach(load -> running.add(threads.submit(load::run)));
            Map<Load, Round.Result> results = new LinkedHashMap<>();
            for (int i = 0; i < loads.size(); i++) {
                results.put(loads.get(i), running.get(i).get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** A browser that opens one page after the other. */
    private static final class PageWorker implements Round.Worker {
        private final MaintainerBrowser browser;
        private int next;

        PageWorker(MaintainerBrowser browser) {
            this.browser = browser;
        }

        @Override
        public void operate() throws IOException, InterruptedException {
            browser.ask(PAGES.get(next++ % PAGES.size()));
            if (!browser.failures().isEmpty()) {
                throw new IOException(browser.failures().toString());
            }
        }

        @Override
        public void close() {}
    }

    private static void print(String name, Round.Result alone, Round.Result together) {
        System.out.printf(
                Locale.ROOT,
                "%-12s %10.1f %8.2f %8.2f %12.1f %8.2f %8.2f%n",
                name,
                alone.perSecond(),
                alone.latencies().millis(0.5),
                alone.latencies().millis(0.99),
                together.perSecond(),
                together.latencies().millis(0.5),
                together.latencies().millis(0.99));
    }
}
