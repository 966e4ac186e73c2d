package rollcall.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Events a second from the base64 of Penpot's batches to committed rows, over HTTP, beside the floor that is measured in the same run
 * on the same database: COPY of the same rows, prepared beforehand, by as many connections, one commit a batch. Server, database and
 * load share the machine in both.
 */
final class BatchesBench {
    private static final String RECORDED = "/wire/penpot/events-10000.request.json";
    static final int EVENTS = 10_000;
    private static final int ROUNDS = 5;
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final Duration COUNTED = Duration.ofSeconds(5);

    private BatchesBench() {}

    /** Prints a line a number of connections: the median of five rounds, each beside a floor measured right before it. */
    static void run(BenchServer server) throws Exception {
        Round.run(2, Duration.ZERO, Duration.ofSeconds(15), () -> door(server));
        byte[] rows = CopyWorker.rows(server.connect(), EVENTS);
        System.out.printf("a batch: %d events, %d bytes of rows%n", EVENTS, rows.length);
        System.out.println("connections     events/s      floor/s   ratio   p50 ms   largest ms");
        for (int connections : new int[] {1, 2, 4}) {
            List<Paired> rounds = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                Round.Result floor =
                        Round.run(connections, WARM_UP, COUNTED, () -> new CopyWorker(server.connect(), rows));
                Round.Result door = Round.run(connections, WARM_UP, COUNTED, () -> door(server));
                rounds.add(new Paired(door, floor));
            }
            rounds.sort(Comparator.comparingDouble(Paired::ratio));
            print(connections, rounds.get(ROUNDS / 2));
        }
    }

    private record Paired(Round.Result door, Round.Result floor) {
        double ratio() {
            return door.perSecond() / floor.perSecond();
        }
    }

    private static HttpWorker door(BenchServer server) throws IOException {
        return worker(server.port(), server.key());
    }

    /** A connection that sends batches of 10,000 events, each of a new instance. */
    static HttpWorker worker(int port, String key) throws IOException {
        try (InputStream in = BatchesBench.class.getResourceAsStream(RECORDED)) {
            String body = new ObjectMapper().readTree(in).path("body").asText();
            JsonNode report = new ObjectMapper().readTree(body);
            String instance = report.path("instance-id").asText();
            return new HttpWorker(port, PostRequest.of("/ingest/penpot", key, body, instance));
        }
    }

    private static void print(int connections, Paired paired) {
        System.out.printf(
                Locale.ROOT,
                "%11d %12.0f %12.0f %7.2f %8.1f %12.1f%n",
                connections,
                paired.door.perSecond() * EVENTS,
                paired.floor.perSecond() * EVENTS,
                paired.ratio(),
                paired.door.latencies().millis(0.5),
                paired.door.latencies().millis(1));
    }
}
