package rollcall.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.Wiring;
import rollcall.support.ServerProcess;
import rollcall.support.TestServer;

@Tag("embedded")
class OperationsTest {
    @TempDir
    private static Path directory;

    @Test
    void metrics_have_a_door_of_their_own() throws Exception {
        try (Wiring server = TestServer.start()) {
            HttpResponse<String> metrics = get(metrics(server, "/metrics"));
            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
            assertThat(metrics.body()).contains("# TYPE jvm_memory_used_bytes gauge", "hikaricp_connections_active");
            assertThat(get(metrics(server, "/")).statusCode()).isEqualTo(404);
            assertThat(get(TestServer.at(server, "/metrics")).statusCode()).isNotEqualTo(200);
        }
    }

    @Test
    void a_server_whose_database_hangs_is_not_healthy_until_it_answers_again() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory)) {
            assertThat(server.health()).isEqualTo(200);
            String postmaster = Long.toString(server.postmaster().pid());
            signal("STOP", postmaster);
            try {
                ServerProcess.await("503", () -> server.health() == 503);
            } finally {
                signal("CONT", postmaster);
            }
            ServerProcess.await("200", () -> server.health() == 200);
        }
    }

    @Test
    void the_log_is_one_line_an_event_on_standard_error() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory.resolve("new"))) {
            assertThat(server.log()).isNotEmpty();
            assertThat(server.log().lines())
                    .allSatisfy(line -> assertThat(line).matches("time=\\S+Z level=\\w+ logger=\\w+ msg=\"[^\"]*\".*"));
            assertThat(server.standardOutput().lines())
                    .allSatisfy(line -> assertThat(line).contains("http://localhost:"));
        }
    }

    private static URI metrics(Wiring server, String path) {
        return URI.create("http://127.0.0.1:" + server.metricsPort().orElseThrow() + path);
    }

    private static HttpResponse<String> get(URI uri) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static void signal(String name, String pid) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor())
                .isZero();
    }
}
