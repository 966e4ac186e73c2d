package rollcall.bench;

import java.time.Duration;
import java.util.Locale;

/**
 * Accepted heartbeats a second of instances that are known and come back a day later, which is what a fleet sends, beside the floor that is measured
 * in the same run on the same database: the same rows written by 32 JDBC connections, one commit each.
 */
final class SteadyBench {
    private static final int FLOOR_CONNECTIONS = 32;
    private static final int FLOOR_PRODUCT = -1;
    private static final int ROUNDS = 3;
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration COUNTED = Duration.ofSeconds(5);

    private SteadyBench() {}

    private record Paired(Round.Result door, Round.Result floor, double hot) {
        double ratio() {
            return door.perSecond() / floor.perSecond();
        }
    }

    /** Prints a line a number of connections: the median of three rounds, each beside a floor measured right before it. */
    static void run(BenchServer server) throws Exception {
        Round.run(
                32,
                Duration.ZERO,
                Duration.ofSeconds(15),
                () -> new HttpWorker(server.port(), HeartbeatPayload.request(server.key())));
        byte[] kept = server.keptSample();
        KnownFleet ofFloor = KnownFleet.of(server, FLOOR_PRODUCT);
        KnownFleet fleet = KnownFleet.of(server, server.productId("eventyay"));
        System.out.println("connections   accepted/s   floor/s   ratio   p50 ms   p99 ms   largest ms   HOT %");
        for (int connections : new int[] {1, 8, 32}) {
            print(
                    connections,
                    Round.median(ROUNDS, Paired::ratio, () -> round(server, connections, kept, ofFloor, fleet)));
        }
    }

    private static Paired round(BenchServer server, int connections, byte[] kept, KnownFleet ofFloor, KnownFleet fleet)
            throws Exception {
        ofFloor.nextDay();
        Round.Result floor =
                Round.run(FLOOR_CONNECTIONS, WARM_UP, COUNTED, () -> new RowWorker(server.connect(), kept, ofFloor));
        fleet.nextDay();
        KnownFleet.Updates before = KnownFleet.Updates.read(server);
        Round.Result door = Round.run(
                connections,
                WARM_UP,
                COUNTED,
                () -> new HttpWorker(server.port(), HeartbeatPayload.request(server.key()), fleet));
        // The database writes its statistics down a second after they came up.
        Thread.sleep(1_500);
        return new Paired(door, floor, KnownFleet.Updates.read(server).hotShareSince(before));
    }

    private static void print(int connections, Paired paired) {
        System.out.printf(Locale.ROOT, "%s %7.0f%n", paired.door.beside(paired.floor, connections), 100 * paired.hot);
    }
}
