package rollcall.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
            List<Paired> rounds = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                Round.Result floor =
                        Round.run(FLOOR_CONNECTIONS, WARM_UP, COUNTED, () -> new RowWorker(server.connect(), kept));
                Round.Result bar = Round.run(
                        FLOOR_CONNECTIONS, WARM_UP, COUNTED, () -> new OneMessageWorker(server.connect(), kept));
                Round.Result door = Round.run(connections, WARM_UP, COUNTED, () -> door(server));
                rounds.add(new Paired(door, floor, bar));
            }
            rounds.sort(Comparator.comparingDouble(Paired::ratio));
            print(connections, rounds.get(ROUNDS / 2));
        }
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
                "%11d %12.0f %9.0f %7.2f %8.2f %8.2f %12.2f %15.0f %7.2f%n",
                connections,
                paired.door.perSecond(),
                paired.floor.perSecond(),
                paired.ratio(),
                paired.door.latencies().millis(0.5),
                paired.door.latencies().millis(0.99),
                paired.door.latencies().millis(1),
                paired.bar.perSecond(),
                paired.door.perSecond() / paired.bar.perSecond());
    }
}
