package rollcall.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/** Runs one of the benches by name against a server of its own: {@code Bench LAUNCHER NAME}. */
public final class Bench {
    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        int status = 2;
        Path dataDir = Files.createTempDirectory("rollcall-bench");
        try (BenchServer server = new BenchServer(arguments[0], dataDir)) {
            if (arguments.length == 2 && arguments[1].equals("heartbeats")) {
                HeartbeatsBench.run(server);
                status = 0;
            } else {
                System.err.println("usage: receiver-tests/bench/run heartbeats");
            }
        }
        System.exit(status);
    }
}
