package rollcall.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import rollcall.bench.dashboards.DashboardsBench;
import rollcall.bench.disk.DiskBench;

/** Runs one of the benches by name, against a server or a database of its own: {@code Bench LAUNCHER NAME OPTION...}. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        String name = arguments.length >= 2 ? arguments[1] : "";
        Path dataDir = Files.createTempDirectory("rollcall-bench");
        switch (name) {
            case "heartbeats" -> with("eventyay", arguments[0], dataDir, HeartbeatsBench::run);
            case "steady" -> with("eventyay", arguments[0], dataDir, SteadyBench::run);
            case "mixed" -> with("eventyay", arguments[0], dataDir, MixedBench::run);
            case "soak" -> {
                int minutes = arguments.length > 2 ? Integer.parseInt(arguments[2]) : SoakBench.MINUTES;
                with("eventyay", arguments[0], dataDir, server -> SoakBench.run(server, minutes));
            }
            case "batches" -> with("penpot", arguments[0], dataDir, BatchesBench::run);
            case "otlp" -> with("timetracker", arguments[0], dataDir, OtlpBench::run);
            case "dashboards" -> {
                String[] options = Arrays.copyOfRange(arguments, 2, arguments.length);
                System.exit(DashboardsBench.run(arguments[0], dataDir, options));
            }
            case "disk" -> DiskBench.run(dataDir, Arrays.copyOfRange(arguments, 2, arguments.length));
            case "decoder" -> DecoderBench.run();
            default -> {
                System.err.println(
                        "usage: receiver-tests/bench/run heartbeats|steady|mixed|soak [MINUTES]|batches|otlp|dashboards|disk|decoder");
                System.exit(2);
            }
        }
        System.exit(0);
    }

    @FunctionalInterface
    private interface Against {
        void run(BenchServer server) throws Exception;
    }

    private static void with(String preset, String launcher, Path dataDir, Against bench) throws Exception {
        try (BenchServer server = new BenchServer(launcher, dataDir, preset)) {
            bench.run(server);
        }
    }
}
