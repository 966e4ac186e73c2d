package rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class HealthTest {
    @Test
    void a_server_with_a_database_is_healthy() throws Exception {
        try (Wiring server = TestServer.start()) {
            var request =
                    HttpRequest.newBuilder(TestServer.at(server, "/health")).build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
