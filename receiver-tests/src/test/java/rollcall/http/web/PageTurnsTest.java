package rollcall.http.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.Wiring;
import rollcall.support.TableLock;
import rollcall.support.TestDatabase;
import rollcall.support.TestServer;
import rollcall.support.page.Visitor;

/** One reader asks for more pages at once than are made at once, while a table that they need is locked. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PageTurnsTest {
    private static final int ASKED = 46;
    private static final int OF_AN_ACCOUNT = 40;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static String database;
    private static Wiring server;
    private static Visitor greedy;
    private static Visitor other;
    private static String key;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        server = TestServer.start(Clock.systemUTC(), database);
        other = Visitor.superuser(server);
        greedy = Visitor.maintainer(server);
        other.send("/products/new", Map.of("name", "The product", "slug", "it", "preset", "eventyay"));
        key = Visitor.between(other.send("/p/it/keys", Map.of("label", "")).body(), "<code id=\"issued\">", "</code>");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/p/it/annotations, annotation",
        "/p/it/overview, rollup_day",
        "/p/it/versions.csv, rollup_day",
        "/p/it/instances.csv?state=new, rollup_day"
    })
    void who_asks_for_too_many_is_told_to_wait_and_nobody_else_has_to(String path, String table) throws Exception {
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        try (TableLock lock = TableLock.take(database, table)) {
            for (int i = 0; i < ASKED; i++) {
                asked.add(ask(path));
            }
            while (answered(asked) < ASKED - OF_AN_ACCOUNT || !lock.isWaitedFor()) {
                Thread.onSpinWait();
            }

            assertThat(heartbeat().statusCode()).isEqualTo(200);
            assertThat(other.get("/help").statusCode()).isEqualTo(200);
            assertThat(answered(asked)).isEqualTo(ASKED - OF_AN_ACCOUNT);
        }
        CompletableFuture.allOf(asked.toArray(new CompletableFuture<?>[0])).get(1, TimeUnit.MINUTES);
        List<HttpResponse<String>> answers =
                asked.stream().map(CompletableFuture::join).toList();
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(OF_AN_ACCOUNT);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() != 200)
                .hasSize(ASKED - OF_AN_ACCOUNT)
                .allSatisfy(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(503);
                    assertThat(answer.headers().firstValue("Retry-After")).contains("30");
                    assertThat(answer.body())
                            .contains("This server is busy at this moment", "as many pages as it can at once")
                            .doesNotContain("database");
                });
        assertThat(greedy.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void a_page_that_cannot_be_made_gives_its_turn_back() {
        for (int i = 0; i < 2 * OF_AN_ACCOUNT; i++) {
            assertThat(greedy.get("/p/it/versions?range=nonsense").statusCode()).isEqualTo(400);
            assertThat(greedy.get("/p/it/upgrades?from=2026-13-01").statusCode())
                    .isEqualTo(400);
            assertThat(greedy.head("/p/it/instances.csv").statusCode()).isEqualTo(200);
        }
        assertThat(greedy.get("/p/it/overview").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"64, 1, 2", "256, 2, 2", "1024, 2, 4", "1024, 1, 3", "8192, 2, 6", "8192, 16, 32"})
    void there_are_as_many_turns_as_the_heap_and_the_cores_have_room_for(long mebibytes, int cores, int turns) {
        assertThat(PageTurns.turns(mebibytes << 20, cores)).isEqualTo(turns);
    }

    private static long answered(List<CompletableFuture<HttpResponse<String>>> asked) {
        return asked.stream().filter(CompletableFuture::isDone).count();
    }

    private static CompletableFuture<HttpResponse<String>> ask(String path) {
        return CLIENT.sendAsync(
                HttpRequest.newBuilder(TestServer.at(server, path))
                        .header("Cookie", "rollcall_session=" + greedy.cookie("rollcall_session"))
                        .timeout(Duration.ofMinutes(1))
                        .build(),
                BodyHandlers.ofString(UTF_8));
    }

    private static HttpResponse<String> heartbeat() throws Exception {
        URI door = TestServer.at(server, "/ingest/heartbeat");
        return CLIENT.send(
                HttpRequest.newBuilder(door)
                        .header("Content-Type", "application/json")
                        .header("X-API-Key", key)
                        .POST(BodyPublishers.ofString("{\"schema_version\":\"1\",\"instance_id\":\"" + UUID.randomUUID()
                                + "\",\"product_version\":\"1.0.0\"}"))
                        .build(),
                BodyHandlers.ofString());
    }
}
