package rollcall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rollcall.Settings;
import rollcall.Wiring;
import rollcall.support.ServerProcess;
import rollcall.support.Sql;
import rollcall.support.TestDatabase;
import rollcall.support.TestProducts;
import rollcall.support.TestSender;
import rollcall.support.TestServer;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;

/** Where the database has too little room, reports are rejected and all else goes on. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LowDiskTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    @Test
    void a_database_that_is_too_large_takes_no_reports_until_it_is_smaller_and_shows_its_pages() throws Exception {
        String database = TestDatabase.fresh();
        try (TestProducts products = TestProducts.at(database)) {
            long limit = products.number("SELECT pg_database_size(current_database())") + (12 << 20);
            Settings.Space space = new Settings.Space(OptionalLong.empty(), OptionalLong.of(limit));
            try (Wiring server = TestServer.start(database, space)) {
                String key = products.key(products.product("timetracker"));
                TestSender sender = new TestSender(TestServer.at(server, "/ingest/heartbeat"), key);
                UUID known = UUID.randomUUID();
                assertThat(sender.post(TestSender.heartbeat(known)).statusCode())
                        .isEqualTo(200);
                products.execute(
                        "CREATE TABLE filler AS SELECT repeat(md5(n::text), 30) AS text FROM generate_series(1, 24000) AS n");

                TestSite.await(() -> status(sender) == 503);
                assertRejected(server, sender, key);
                assertPagesWork(server);
                TestSender forget = new TestSender(TestServer.at(server, "/ingest/forget"), key);
                assertThat(forget.post("{\"schema_version\":\"1\",\"instance_id\":\"" + known + "\"}")
                                .statusCode())
                        .isEqualTo(200);

                products.execute("DROP TABLE filler");
                TestSite.await(() -> status(sender) == 200);
                assertThat(body(server, "/health")).isEqualTo("{\"status\":\"up\"}");
                assertThat(metric(server)).isZero();
                TestSite.await(() ->
                        products.number("SELECT coalesce(sum(count), 0) FROM refusal_count WHERE reason = 'low_disk'")
                                >= 2);
            }
        }
    }

    @Test
    void a_server_with_an_embedded_database_looks_at_its_disk() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory, "--min-free-disk", "4096TiB");
                TestProducts products = TestProducts.in(directory)) {
            TestSender sender = new TestSender(server.at("/ingest/heartbeat"), products.key(products.product("none")));

            HttpResponse<String> answer = sender.post(TestSender.heartbeat(UUID.randomUUID()));

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("\"error\":\"low_disk\"");
            assertThat(server.log())
                    .containsOnlyOnce("reports are rejected for now")
                    .contains("MiB of the disk are free, and at least 4294967296 MiB should be");
            assertThat(server.health()).isEqualTo(200);
        }
    }

    @Test
    void with_room_enough_and_without_a_limit_reports_are_taken() throws Exception {
        try (ServerProcess server = ServerProcess.start(directory, "--min-free-disk", "0");
                TestProducts products = TestProducts.in(directory)) {
            TestSender sender = new TestSender(server.at("/ingest/heartbeat"), products.key(products.product("none")));

            assertThat(sender.post(TestSender.heartbeat(UUID.randomUUID())).statusCode())
                    .isEqualTo(200);
        }
    }

    private static void assertRejected(Wiring server, TestSender sender, String key) throws Exception {
        HttpResponse<String> house = sender.post(TestSender.heartbeat(UUID.randomUUID()));
        assertThat(house.headers().firstValue("Retry-After")).contains("60");
        assertThat(house.body())
                .isEqualTo(
                        "{\"ok\":false,\"error\":\"low_disk\",\"retry_after\":60,\"message\":\"The receiver's disk is"
                                + " nearly full. Nothing was kept; send it again later.\",\"status_code\":503}");
        HttpRequest otlp = HttpRequest.newBuilder(TestServer.at(server, "/ingest/otlp/v1/logs"))
                .header("Content-Type", "application/json")
                .header("X-API-Key", key)
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        OtlpBody.of().heartbeat(UUID.randomUUID()).json()))
                .build();
        HttpResponse<byte[]> answer = CLIENT.send(otlp, BodyHandlers.ofByteArray());
        assertThat(OtlpAnswer.read(answer).status()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isBetween(1, 3));
        assertThat(metric(server)).isEqualTo(1);
    }

    private static void assertPagesWork(Wiring server) throws Exception {
        Visitor superuser = Visitor.superuser(server);
        String slug = Sql.column(server, "SELECT slug FROM product").get(0);
        for (String path : new String[] {"/p/" + slug + "/overview", "/p/" + slug + "/product-settings", "/jobs"}) {
            assertThat(superuser.page(path))
                    .contains("Reports are rejected at the moment: the database has", "All pages work.");
        }
        assertThat(superuser.get("/jobs", "Accept-Language", "de").body())
                .contains("Berichte werden zurzeit abgelehnt");
        assertThat(body(server, "/health")).isEqualTo("{\"status\":\"up\",\"warning\":\"low_disk\"}");
    }

    private static int status(TestSender sender) {
        try {
            return sender.post(TestSender.heartbeat(UUID.randomUUID())).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String body(Wiring server, String path) throws Exception {
        return get(TestServer.at(server, path));
    }

    private static double metric(Wiring server) throws Exception {
        String metrics =
                get(URI.create("http://127.0.0.1:" + server.metricsPort().orElseThrow() + "/metrics"));
        return metrics.lines()
                .filter(line -> line.startsWith("rollcall_intake_paused "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static String get(URI address) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }
}
