package rollcall.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import rollcall.bench.dashboards.DashboardsBench;

/** Runs one of the benches by name, against a server or a database of its own: {@code Bench LAUNCHER NAME OPTION...}. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        String name = arguments.length >= 2 ? arguments[1] : "";
        Path dataDir = Files.createTempDirectory("rollcall-bench");
        switch (name) {
            case "heartbeats" -> {
                try (BenchServer server = new BenchServer(arguments[0], dataDir, "eventyay")) {
                    HeartbeatsBench.run(server);
                }
            }
            case "steady" -> {
                try (BenchServer server = new BenchServer(arguments[0], dataDir, "eventyay")) {
                    SteadyBench.run(server);
                }
            }
            case "mixed" -> {
                try (BenchServer server = new BenchServer(arguments[0], dataDir, "eventyay")) {
                    MixedBench.run(server);
                }
            }
            case "soak" -> {
                try (BenchServer server = new BenchServer(arguments[0], dataDir, "eventyay")) {
                    SoakBench.run(server, arguments.length > 2 ? Integer.parseInt(arguments[2]) : SoakBench.MINUTES);
                }
            }
            case "batches" -> {
                try (BenchServer server = new BenchServer(arguments[0], dataDir, "penpot")) {
                    BatchesBench.run(server);
                }
            }
            case "otlp" -> {
                try (BenchServer server = new BenchServer(arguments[0], dataDir, "timetracker")) {
                    OtlpBench.run(server);
                }
            }
            case "dashboards" -> {
                String[] options = Arrays.copyOfRange(arguments, 2, arguments.length);
                System.exit(DashboardsBench.run(arguments[0], dataDir, options));
            }
            case "decoder" -> DecoderBench.run();
            default -> {
                System.err.println("usage: receiver-tests/bench/run heartbeats|steady|mixed|soak [MINUTES]|batches|otlp|dashboards|decoder");
                System.exit(2);
            }
        }
        System.exit(0);
    }
}
