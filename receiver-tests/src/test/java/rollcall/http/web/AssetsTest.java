package rollcall.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.Wiring;
import rollcall.support.TestServer;
import rollcall.support.page.Visitor;

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
        String url = "/assets/rollcall.css?v=" + Visitor.between(page, "/assets/rollcall.css?v=", "\"");

        assertThat(get(url).headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(get("/assets/rollcall.css").headers().firstValue("Cache-Control"))
                .hasValue("no-cache");
        assertThat(get("/assets/rollcall.css?v=other").headers().firstValue("Cache-Control"))
                .hasValue("no-cache");
    }

    @Test
    void a_file_is_packed_for_whoever_takes_it_packed() throws Exception {
        HttpResponse<byte[]> plain = get("/assets/lib/echarts.js");
        HttpResponse<byte[]> gzip = get("/assets/lib/echarts.js", "Accept-Encoding", "br, gzip");
        HttpResponse<byte[]> zstd = get("/assets/lib/echarts.js", "Accept-Encoding", "gzip, deflate, br, zstd");

        assertThat(gzip.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(zstd.headers().firstValue("Content-Encoding")).hasValue("zstd");
        assertThat(List.of(plain, gzip, zstd)).allSatisfy(answer -> {
            assertThat(answer.headers().allValues("Vary")).containsExactly("Accept-Encoding");
            assertThat(answer.headers().firstValue("Content-Length")).hasValue(String.valueOf(answer.body().length));
        });
        assertThat(gzip.body()).hasSizeLessThan(plain.body().length / 2);
        assertThat(zstd.body()).hasSizeLessThan(gzip.body().length);
        assertThat(unpack(gzip.body())).isEqualTo(plain.body());
        assertThat(Zstd.decompress(zstd.body(), plain.body().length)).isEqualTo(plain.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip;q=0 | ",
                "gzip;q=0.0, zstd; q=0 | ",
                "identity | ",
                "x-gzip, agzip | ",
                "* | zstd",
                "*;q=0, gzip | gzip",
                "zstd;q=0, * | gzip",
                "GZIP;q=0.5 | gzip",
            })
    void what_a_browser_does_not_take_it_does_not_get(String accepted, String encoding) throws Exception {
        assertThat(get("/assets/rollcall.js", "Accept-Encoding", accepted)
                        .headers()
                        .firstValue("Content-Encoding")
                        .orElse(null))
                .isEqualTo(encoding);
    }

    @Test
    void a_page_asks_for_one_style_sheet_and_one_script() {
        String page = new Visitor(server).get("/").body();

        assertThat(page).containsOnlyOnce("rel=\"stylesheet\"").containsOnlyOnce("<script");
    }

    @Test
    void a_file_that_is_the_same_is_not_sent_again() throws Exception {
        String tag = get("/assets/rollcall.js").headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> again = get("/assets/rollcall.js", "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.headers().firstValue("ETag")).hasValue(tag);
        assertThat(get("/assets/rollcall.js", "If-None-Match", "\"a\", W/" + tag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(get("/assets/rollcall.js", "If-None-Match", tag, "Accept-Encoding", "gzip")
                        .statusCode())
                .as("the packed one is another")
                .isEqualTo(200);
        assertThat(again.body()).isEmpty();
        assertThat(get("/assets/rollcall.js", "If-None-Match", "\"other\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void nothing_else_of_the_class_path_is_served() throws Exception {
        for (String path : new String[] {
            "templates/login.html", "presets/none.yaml", "logback.xml", "rollcall/Wiring.class", "css/base.css"
        }) {
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
