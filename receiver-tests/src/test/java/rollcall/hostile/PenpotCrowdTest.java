package rollcall.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.support.PenpotBody;
import rollcall.support.Sql;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;

/** Every Penpot reports at the same minute of the day. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PenpotCrowdTest {
    private static final int INSTANCES = 60;

    private static TestSite site;

    @BeforeAll
    static void open() {
        site = new TestSite("penpot");
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void sixty_at_the_same_moment_are_all_kept_with_their_statistics_and_their_events() {
        Map<String, Object> event = Map.of("name", "create-file", "type", "action", "source", "telemetry:backend");

        assertThat(answers(() -> PenpotBody.of("2.15.0", List.of(event, event))))
                .containsOnly(200);
        assertThat(answers(() -> PenpotBody.json(Map.of(
                        "type",
                        "telemetry-legacy-report",
                        "version",
                        "2.15.0",
                        "instance-id",
                        UUID.randomUUID().toString(),
                        "stats",
                        Map.of("total-users", 3)))))
                .containsOnly(200);

        assertThat(Sql.column(site.server(), "SELECT count(*) FROM event")).containsExactly("" + 2 * INSTANCES);
        assertThat(Sql.column(site.server(), "SELECT count(*) FROM heartbeat")).containsExactly("" + INSTANCES);
    }

    private static List<Integer> answers(Supplier<byte[]> body) {
        HttpClient sender = HttpClient.newHttpClient();
        List<CompletableFuture<Integer>> sent = IntStream.range(0, INSTANCES)
                .mapToObj(each -> HttpRequest.newBuilder(TestServer.at(site.server(), "/ingest/penpot"))
                        .header("Content-Type", "application/json")
                        .header("X-API-Key", site.key())
                        .POST(BodyPublishers.ofByteArray(body.get()))
                        .build())
                .map(request ->
                        sender.sendAsync(request, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode))
                .toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }
}
