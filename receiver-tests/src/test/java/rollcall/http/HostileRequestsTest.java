package rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollcall.Wiring;
import rollcall.support.TestServer;
import rollcall.support.page.Visitor;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HostileRequestsTest {
    private static final String SECRET = "s3cret-planted-here";
    private static final String END = "Host: x\r\nConnection: close\r\n\r\n";
    private static final String COOKIE = "a".repeat(43);
    private static final String FORM = "POST /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: rollcall_form="
            + COOKIE + "\r\nContent-Type: application/x-www-form-urlencoded";

    private static Wiring server;
    private static Visitor superuser;

    @BeforeAll
    static void openServer() {
        server = TestServer.start();
        superuser = Visitor.superuser(server);
        superuser.send("/products/new", Map.of("slug", "eventyay", "name", "Eventyay", "preset", "eventyay"));
    }

    @AfterAll
    static void closeServer() {
        server.close();
    }

    static Stream<String> requestLines() {
        return Stream.of(
                        "/%00",
                        "/p/%00/keys",
                        "/%zz",
                        "/%c3%28",
                        "/a%2fb",
                        "/../etc/passwd",
                        "/%2e%2e/x",
                        "/assets/..%2f..%2fserver",
                        "/login;x=y",
                        "/login?next=%zz",
                        "/login?next=%00",
                        "/login?a=%ff%fe",
                        "/login?" + "a".repeat(7000),
                        "/" + "a".repeat(100_000),
                        "/login?" + "a&".repeat(3000),
                        "//login",
                        "http://elsewhere.example/",
                        "*",
                        "/p/\u00ff/keys",
                        "/setup/%F0%9F%92%A9")
                .map(path -> "GET " + path + " HTTP/1.1\r\n" + END);
    }

    static Stream<String> heads() {
        String login = "GET /login HTTP/1.1\r\n";
        String bomb =
                IntStream.range(0, 2000).mapToObj(i -> "X-" + i + ": y\r\n").collect(Collectors.joining());
        return Stream.of(
                login + "\r\n",
                "GET /login HTTP/9.9\r\n" + END,
                "GET /login\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n",
                "\u0000".repeat(300) + "\r\n\r\n",
                login + "X: " + "y".repeat(100_000) + "\r\n" + END,
                login + bomb + END,
                login + "X: a\u0000b\r\n" + END,
                login + "Cookie: rollcall_session=\"\\\"; rollcall_form=\u0001;;;=\r\n" + END,
                login + "Cookie: rollcall_session=" + "a".repeat(7000) + "\r\n" + END,
                login + "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" + END,
                login + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n" + END,
                login + "Expect: nonsense\r\n" + END,
                login + "X-Forwarded-Proto: \u00ff\r\nX-Forwarded-For: ,,,\r\n" + END,
                "GET /login HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n",
                "BREW /login HTTP/1.1\r\n" + END,
                "CONNECT x:1 HTTP/1.1\r\n" + END,
                "OPTIONS * HTTP/1.1\r\n" + END);
    }

    static Stream<String> forms() {
        String token = "_csrf=" + COOKIE;
        return Stream.of(
                form("", ""),
                form("", token + "&email=a%00b&password=x"),
                form("", token + "&email=%zz"),
                form("", token + "&email=%ff%fe"),
                form("", token + "&email=" + "a".repeat(100_000)),
                form("", IntStream.range(0, 5000).mapToObj(i -> "a" + i + "=1").collect(Collectors.joining("&"))),
                form("; charset=nonsense", token),
                form("; charset=\u00ff", token),
                form("\r\nContent-Encoding: gzip", token),
                form("\r\nTransfer-Encoding: chunked", token),
                FORM + "\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
                FORM + "\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nabc\r\n0\r\n\r\n",
                FORM + "\r\nContent-Length: -5\r\n\r\nabc",
                FORM + "\r\nContent-Length: 99999999999999999999\r\n\r\nabc",
                FORM + "\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
                FORM.replace("application/x-www-form-urlencoded", "multipart/form-data; boundary=x")
                        + "\r\nContent-Length: 3\r\n\r\n--x",
                FORM.replace("application/x-www-form-urlencoded", "application/json")
                        + "\r\nContent-Length: 2\r\n\r\n{}");
    }

    @ParameterizedTest
    @MethodSource({"requestLines", "heads", "forms"})
    void what_nobody_should_send_gets_an_answer_and_never_a_server_error(String request) {
        int status = RawHttp.status(RawHttp.exchange(server, request));

        assertThat(status).isBetween(200, 499);
    }

    @Test
    void an_answer_repeats_nothing_that_could_be_a_payload() {
        String answers = Stream.of(
                        "GET /" + SECRET + "%zz HTTP/1.1\r\n" + END,
                        "GET /assets/" + SECRET + " HTTP/1.1\r\n" + END,
                        "GET /login?x=" + SECRET + "%00 HTTP/1.1\r\n" + END,
                        SECRET + " /login HTTP/1.1\r\n" + END,
                        "GET /login HTTP/1.1\r\nHost: " + SECRET + " b\r\n\r\n",
                        "GET /login HTTP/1.1\r\n" + SECRET + "\u0000: x\r\n" + END,
                        form("", "_csrf=" + SECRET + "&email=%zz"),
                        form("; charset=" + SECRET, SECRET))
                .map(request -> RawHttp.exchange(server, request))
                .collect(Collectors.joining());

        assertThat(answers)
                .contains("HTTP/1.1 400", "HTTP/1.1 404")
                .doesNotContain(SECRET, "rollcall.http", "Exception");
    }

    @Test
    void what_a_page_does_repeat_is_escaped() {
        String page = superuser
                .send(
                        "/products/new",
                        Map.of(
                                "slug",
                                "\"><script>alert(1)</script>",
                                "name",
                                "<img src=x onerror=alert(1)>",
                                "preset",
                                "none"))
                .body();

        assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert", "<img src=x");
    }

    @Test
    void a_method_that_an_address_does_not_take_is_told_which_it_takes() {
        assertThat(RawHttp.exchange(server, "DELETE /login HTTP/1.1\r\n" + END))
                .startsWith("HTTP/1.1 405")
                .containsPattern("Allow: [A-Z, ]*GET[A-Z, ]*\r\n")
                .containsPattern("Allow: [A-Z, ]*POST[A-Z, ]*\r\n");
        assertThat(RawHttp.exchange(server, "OPTIONS /login HTTP/1.1\r\n" + END))
                .startsWith("HTTP/1.1 204")
                .contains("Allow: ");
        assertThat(RawHttp.exchange(server, "HEAD /login HTTP/1.1\r\n" + END))
                .startsWith("HTTP/1.1 200")
                .endsWith("\r\n\r\n");
    }

    @Test
    void every_answer_forbids_what_a_browser_should_not_do_and_none_names_the_server() {
        String answer = RawHttp.exchange(server, "GET /login HTTP/1.1\r\nX-Forwarded-Proto: https\r\n" + END);

        assertThat(answer)
                .contains("Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'")
                .contains("X-Content-Type-Options: nosniff", "Referrer-Policy: same-origin", "Cache-Control: no-store")
                .contains("Strict-Transport-Security: ")
                .containsPattern("Set-Cookie: __Host-rollcall_form=[^\r]*; Secure; HttpOnly; SameSite=Strict")
                .doesNotContain("Server: ", "Jetty", "Javalin");
        assertThat(RawHttp.exchange(server, "GET /login HTTP/1.1\r\n" + END))
                .doesNotContain("Strict-Transport-Security", "Secure;");
    }

    @Test
    void a_page_has_no_script_and_no_style_of_its_own() {
        for (String path : new String[] {"/products/new", "/accounts", "/password", "/p/eventyay/keys"}) {
            assertThat(superuser.get(path).body())
                    .as(path)
                    .doesNotContainPattern("<script(?![^>]*src=)")
                    .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=");
        }
    }

    private static String form(String afterType, String body) {
        return FORM + afterType + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
