package rollcall.sender.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.support.Launcher;
import rollcall.support.ServerProcess;
import rollcall.support.Sink;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.sender.TestInstance;

/** The agent's options, and what a process of its own withstands. */
class AgentProcessTest {
    private static final String KEY = "a-key-of-an-agent-0123";
    private static final int CROWD = 24;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"short-key-of-15", "with a space in it, long", "caf\u00e9-caf\u00e9-caf\u00e9-caf\u00e9"})
    void a_key_that_will_not_do_is_refused_at_the_start_and_not_repeated(String key) throws Exception {
        Launcher.Result typed = Launcher.run("--agent-key", key, "--data-dir", directory.toString());
        Launcher.Result set =
                Launcher.run(Map.of("ROLLCALL_AGENT_KEY", key), "", "serve", "--data-dir", directory.toString());

        for (Launcher.Result result : List.of(typed, set)) {
            assertThat(result.exit()).isEqualTo(2);
            assertThat(result.err()).contains("--agent-key needs 16 to 256").doesNotContain(key);
        }
    }

    @Test
    void opening_it_to_others_without_a_key_is_refused() throws Exception {
        Launcher.Result result = Launcher.run("--agent-remote", "--data-dir", directory.toString());

        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("--agent-remote opens nothing without --agent-key");
    }

    @Test
    void a_programs_name_that_will_not_do_or_names_nothing_is_refused() throws Exception {
        Launcher.Result alone = Launcher.run("--agent-program", "files", "--data-dir", directory.toString());
        assertThat(alone.exit()).isEqualTo(2);
        assertThat(alone.err()).contains("--agent-program names nothing without --agent-key");
        for (String name : List.of("two words", "7up", "a".repeat(61))) {
            Launcher.Result bad =
                    Launcher.run("--agent-key", KEY, "--agent-program", name, "--data-dir", directory.toString());
            assertThat(bad.exit()).as(name).isEqualTo(2);
            assertThat(bad.err()).contains("--agent-program is at most 60 letters");
        }
    }

    @Test
    void a_collector_sees_the_program_that_was_named_as_the_service() throws Exception {
        String url = TestDatabase.fresh();
        try (ServerProcess server = ServerProcess.start(
                        directory,
                        Map.of("ROLLCALL_AGENT_KEY", TestInstance.AGENT_KEY),
                        "--agent-program",
                        "files-of.example_2",
                        "--database-url",
                        url);
                TestProducts database = TestProducts.at(url);
                Sink collector = Sink.that(Sink.answering(200, "Content-Type: application/json\r\n", "{}"))) {
            TestInstance.of(server, database).reports(TelemetryLevel.BASE, Protocol.OTLP, collector.at("/"), "");
            database.execute("UPDATE sender_state SET next_tick_at = now() - interval '1 s'");
            ServerProcess.await("both records", () -> collector.requests().size() == 2);

            for (Sink.Request request : collector.requests()) {
                assertThat(new String(request.body(), StandardCharsets.UTF_8))
                        .contains(
                                attribute("service.name", "files-of.example_2"), attribute("service.version", "2.1.0"));
            }
        }
    }

    private static String attribute(String key, String value) {
        return "{\"key\":\"" + key + "\",\"value\":{\"stringValue\":\"" + value + "\"}}";
    }

    @Test
    void the_key_of_the_environment_opens_it_and_is_in_no_log_and_a_blank_one_is_none() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory, Map.of("ROLLCALL_AGENT_KEY", KEY))) {
            assertThat(send(server, "GET", "/agent/flags", "").statusCode()).isEqualTo(200);
            assertThat(send(server, "PUT", "/agent/facts", "{\"version\":7}").statusCode())
                    .isEqualTo(400);
            assertThat(server.log() + server.standardOutput()).doesNotContain(KEY);
        }
        try (ServerProcess server = ServerProcess.start(directory, Map.of("ROLLCALL_AGENT_KEY", ""))) {
            assertThat(send(server, "GET", "/agent/flags", "").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void a_crowd_with_bodies_that_swell_fits_into_a_small_heap() throws Exception {
        Map<String, String> environment =
                Map.of("ROLLCALL_AGENT_KEY", KEY, "ROLLCALL_JAVA_OPTS", "-XX:-UseG1GC -XX:+UseSerialGC -Xmx256m");
        List<String> bodies = List.of(
                "{\"events\":[" + "[],".repeat(340_000) + "[]]}",
                "{\"events\":[{\"name\":\"a\",\"type\":\"action\",\"properties\":{\"a\":[" + "{},".repeat(340_000)
                        + "0]}}]}",
                "{\"events\":[{\"name\":\"a\",\"type\":\"action\",\"properties\":{\"a\":\"" + "\\u0041".repeat(170_000)
                        + "\"}}]}");
        ExecutorService threads = Executors.newFixedThreadPool(CROWD);
        try (ServerProcess server = ServerProcess.start(directory, environment)) {
            List<Future<Integer>> statuses = new ArrayList<>();
            for (int i = 0; i < 4 * CROWD; i++) {
                String body = bodies.get(i % bodies.size());
                statuses.add(threads.submit(
                        () -> send(server, "POST", "/agent/events", body).statusCode()));
            }
            for (Future<Integer> status : statuses) {
                assertThat(status.get()).isIn(200, 400, 413, 503);
            }
            assertThat(server.health()).isEqualTo(200);
            assertThat(server.log()).doesNotContain("OutOfMemory");
        } finally {
            threads.shutdownNow();
        }
    }

    private static HttpResponse<String> send(ServerProcess server, String method, String path, String body)
            throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.at(path))
                .header("X-API-Key", KEY)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
