package rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import rollcall.TestServer;
import rollcall.Visitor;
import rollcall.Wiring;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AssetsTest {
    private static Wiring server;

    @BeforeAll
    static void openServer() {
        server = TestServer.start();
    }

    @AfterAll
    static void closeServer() {
        server.close();
    }

    @Test
    void what_a_page_links_to_may_be_kept_for_ever_because_its_address_changes_with_it() throws Exception {
        String page = new Visitor(server).get("/").body();
        String url = "/assets/css/base.css?v=" + Visitor.between(page, "/assets/css/base.css?v=", "\"");

        assertThat(get(url).headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(get("/assets/css/base.css").headers().firstValue("Cache-Control"))
                .hasValue("no-cache");
        assertThat(get("/assets/css/base.css?v=other").headers().firstValue("Cache-Control"))
                .hasValue("no-cache");
    }

    @Test
    void the_libraries_come_from_here_packed_for_whoever_takes_it_packed() throws Exception {
        HttpResponse<byte[]> plain = get("/assets/lib/echarts.js");
        HttpResponse<byte[]> packed = get("/assets/lib/echarts.js", "Accept-Encoding", "br, gzip");

        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        assertThat(packed.body()).hasSizeLessThan(plain.body().length / 2);
        assertThat(unpack(packed.body())).isEqualTo(plain.body());
        assertThat(get("/assets/lib/htmx.js", "Accept-Encoding", "gzip;q=0")
                        .headers()
                        .firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void a_file_that_is_the_same_is_not_sent_again() throws Exception {
        String tag = get("/assets/lib/htmx.js").headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> again = get("/assets/lib/htmx.js", "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get("/assets/lib/htmx.js", "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void nothing_else_of_the_class_path_is_served() throws Exception {
        for (String path :
                new String[] {"templates/login.html", "presets/none.yaml", "logback.xml", "rollcall/Wiring.class"}) {
            assertThat(get("/assets/" + path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void robots_are_asked_to_stay_away() throws Exception {
        assertThat(new String(get("/robots.txt").body(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("Disallow: /");
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(TestServer.at(server, path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
    }

    private static byte[] unpack(byte[] packed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }
}
