package rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import rollcall.Wiring;
import rollcall.support.Launcher;
import rollcall.support.TestDatabase;
import rollcall.support.TestServer;

/** One product in a database of its own: takes reports at given times, and is exported by the command. */
final class Exports {
    private final String database = TestDatabase.fresh();
    private final String rows;
    private final String product;

    /** @param rows what is exported: heartbeats or events */
    Exports(String rows, String product) {
        this.rows = rows;
        this.product = product;
    }

    Launcher.Result run(String... arguments) throws Exception {
        return Launcher.run(Map.of("ROLLCALL_DATABASE_URL", database), "", arguments);
    }

    /** The output of the export, which says nothing on standard error. */
    String export(String format, String... more) throws Exception {
        Stream<String> command = Stream.of("export", rows, product, "--format", format);
        Launcher.Result result = run(Stream.concat(command, Stream.of(more)).toArray(String[]::new));
        assertThat(result.err()).isEmpty();
        return result.out();
    }

    /** Posts a report to a server whose clock stands at this time. */
    void post(String time, String path, String key, String body) throws Exception {
        try (Wiring server = TestServer.start(Clock.fixed(Instant.parse(time), ZoneOffset.UTC), database)) {
            HttpRequest request = HttpRequest.newBuilder(TestServer.at(server, path))
                    .header("X-API-Key", key)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }
}
