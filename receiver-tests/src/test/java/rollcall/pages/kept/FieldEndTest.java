package rollcall.pages.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.Wiring;
import rollcall.support.MovableClock;
import rollcall.support.Sql;
import rollcall.support.TestDatabase;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** The end of a field at UTC midnight. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FieldEndTest {
    private final MovableClock clock = MovableClock.atNoon();
    private final Wiring server = TestServer.start(clock, TestDatabase.fresh());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_field_is_kept_until_the_last_second_before_the_day_of_its_end() throws Exception {
        Visitor superuser = Visitor.superuser(server);
        superuser.send("/products/new", Map.of("name", "it", "slug", "it", "preset", "none"));
        String key = Visitor.between(
                superuser.send("/p/it/keys", Map.of("label", "")).body(), "<code id=\"issued\">", "</code>");
        LocalDate tomorrow =
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(1);
        Sql.execute(server, """
                INSERT INTO permitted_field (product_id, name, definition, permitted_by, permitted_at)
                SELECT product_id, 'users', '{"name":"users","kind":"bucket","bucket":"counts","title":"Users","expires":"%s"}', 'x', now()
                FROM product
                """.formatted(tomorrow));

        clock.move(Duration.ofSeconds(11 * 3600 + 59 * 60 + 59));
        TestSite.await(() -> !heartbeat(key).contains("ignored"));
        clock.move(Duration.ofSeconds(1));
        assertThat(heartbeat(key)).contains("\"ignored\":[\"users\"]");
    }

    private String heartbeat(String key) {
        String body = "{\"schema_version\":\"1\",\"instance_id\":\"" + UUID.randomUUID()
                + "\",\"product_version\":\"1.0\",\"metrics\":{\"users\":37}}";
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.port() + "/ingest/heartbeat"))
                .header("X-API-Key", key)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .join()
                .body();
    }
}
