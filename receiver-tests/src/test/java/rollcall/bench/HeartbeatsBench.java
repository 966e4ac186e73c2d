package rollcall.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/**
 * Accepted heartbeats a second over HTTP, beside the floor that is measured in the same run on the same database: the same rows written
 * by 32 JDBC connections, one commit each; and beside a higher bar, the same with both rows and the commit in one message. Server,
 * database and load share the machine in all of them.
 */
final class HeartbeatsBench {
    private static final int FLOOR_CONNECTIONS = 32;
    private static final int ROUNDS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration COUNTED = Duration.ofSeconds(6);

    private HeartbeatsBench() {}

    /** Prints a line a number of connections: the median of three rounds, each beside a floor and a bar measured right before it. */
    static void run(BenchServer server) throws Exception {
        Round.run(32, Duration.ZERO, Duration.ofSeconds(8), () -> door(server));
        byte[] kept = server.keptSample();
        System.out.println(
                "connections   accepted/s   floor/s   ratio   p50 ms   p99 ms   largest ms   one message/s   ratio");
        for (int connections : new int[] {1, 8, 32}) {
            print(connections, Round.median(ROUNDS, Paired::ratio, () -> round(server, connections, kept)));
        }
    }

    private static Paired round(BenchServer server, int connections, byte[] kept) throws Exception {
        Round.Result floor =
                Round.run(FLOOR_CONNECTIONS, WARM_UP, COUNTED, () -> new RowWorker(server.connect(), kept));
        Round.Result bar =
                Round.run(FLOOR_CONNECTIONS, WARM_UP, COUNTED, () -> new OneMessageWorker(server.connect(), kept));
        return new Paired(Round.run(connections, WARM_UP, COUNTED, () -> door(server)), floor, bar);
    }

    private static HttpWorker door(BenchServer server) throws IOException {
        return new HttpWorker(server.port(), HeartbeatPayload.request(server.key()));
    }

    private record Paired(Round.Result door, Round.Result floor, Round.Result bar) {
        double ratio() {
            return door.perSecond() / floor.perSecond();
        }
    }

    private static void print(int connections, Paired paired) {
        System.out.printf(
                Locale.ROOT,
                "%s %15.0f %7.2f%n",
                paired.door.beside(paired.floor, connections),
                paired.bar.perSecond(),
                paired.door.perSecond() / paired.bar.perSecond());
    }
}
