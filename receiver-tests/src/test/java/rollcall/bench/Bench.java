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
            case "heartbeats" -> {
                try (BenchServer server = new BenchServer(arguments[0], dataDir, "eventyay")) {
                    HeartbeatsBench.run(server);
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
            case "disk" -> DiskBench.run(dataDir, Arrays.copyOfRange(arguments, 2, arguments.length));
            case "decoder" -> DecoderBench.run();
            default -> {
                System.err.println("usage: receiver-tests/bench/run heartbeats|batches|otlp|dashboards|disk|decoder");
                System.exit(2);
            }
        }
        System.exit(0);
    }
}
