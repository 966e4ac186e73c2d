package rollcall.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.access.peers.InternetAddress;
import rollcall.access.peers.TrustedProxies;

/** What is understood of real requests; each header line of a case stands alone, {@code |} is between two of them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class CallerTest {
    private static Javalin ofLoopback;
    private static Javalin ofNetworks;
    private static Javalin ofNobody;

    @BeforeAll
    static void start() {
        ofLoopback = start(TrustedProxies.LOOPBACK);
        ofNetworks = start(TrustedProxies.of("127.0.0.1, 198.51.100.0/24,2001:db8:ffff::/48"));
        ofNobody = start(TrustedProxies.of("none"));
    }

    @AfterAll
    static void stop() {
        for (Javalin each : new Javalin[] {ofLoopback, ofNetworks, ofNobody}) {
            each.stop();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '~',
            value = {
                "X-A: b > 127.0.0.1",
                "X-Forwarded-For: 203.0.113.5 > 203.0.113.5",
                "X-Forwarded-For: 10.9.9.9, 203.0.113.5 > 203.0.113.5",
                "X-Forwarded-For: 10.9.9.9,203.0.113.5  , > 203.0.113.5",
                "X-Forwarded-For: 10.8.8.8 | X-Forwarded-For: 203.0.113.5 > 203.0.113.5",
                "x-forwarded-for: 10.8.8.8, 10.8.8.7 | X-FORWARDED-FOR: 10.7.7.7, 203.0.113.5 > 203.0.113.5",
                "X-Forwarded-For: 127.0.0.1, 203.0.113.5 > 203.0.113.5",
                "X-Forwarded-For: 10.9.9.9, 203.0.113.5, 127.0.0.1 > 203.0.113.5",
                "X-Forwarded-For: 203.0.113.5:4711 > 203.0.113.5",
                "X-Forwarded-For: ::ffff:203.0.113.5 > 203.0.113.5",
                "X-Forwarded-For: 0:0:0:0:0:FFFF:203.0.113.5 > 203.0.113.5",
                "X-Forwarded-For: \"203.0.113.5\" > 203.0.113.5",
                "X-Forwarded-For: 2001:db8:1:2::1 > 2001:db8:1:2::",
                "X-Forwarded-For: 2001:DB8:1:2:ffff:ffff:ffff:ffff > 2001:db8:1:2::",
                "X-Forwarded-For: [2001:db8:1:2::77]:443 > 2001:db8:1:2::",
                "X-Forwarded-For: fe80::1%eth0 > fe80::",
                "X-Forwarded-For: 203.0.113.5, unknown > 127.0.0.1",
                "X-Forwarded-For: 203.0.113.5, localhost > 127.0.0.1",
                "X-Forwarded-For: 203.0.113.256 > 127.0.0.1",
                "X-Forwarded-For: 0xcb.0.113.5 > 127.0.0.1",
                "X-Forwarded-For: 3405803781 > 127.0.0.1",
                "X-Forwarded-For: ,,, > 127.0.0.1",
                "Forwarded: for=203.0.113.5 > 203.0.113.5",
                "Forwarded: for=10.9.9.9, FOR=203.0.113.5;proto=https;by=10.0.0.1 > 203.0.113.5",
                "Forwarded: for=\"_x, for=10.9.9.9\" | Forwarded: proto=http; for=\"203.0.113.5:80\" > 203.0.113.5",
                "Forwarded: for=\"[2001:db8:1:2::77]:4711\" > 2001:db8:1:2::",
                "Forwarded: for=\"203.0.113\\.5\" > 203.0.113.5",
                "Forwarded: for=203.0.113.5, for=_hidden > 127.0.0.1",
                "Forwarded: for=10.9.9.9, proto=https > 127.0.0.1",
                "Forwarded: for=10.9.9.9 | Forwarded: by=10.0.0.1 > 127.0.0.1",
                "Forwarded: for=10.9.9.9;proto=http, , for=203.0.113.5, > 203.0.113.5",
                "Forwarded: for=\"x, for=203.0.113.5 > 127.0.0.1",
                "Forwarded: for=unknown > 127.0.0.1",
                "Forwarded: for > 127.0.0.1",
                "Forwarded: for=203.0.113.5 | X-Forwarded-For: 203.0.113.5 > 203.0.113.5",
                "Forwarded: for=10.9.9.9 | X-Forwarded-For: 203.0.113.5 > 127.0.0.1",
                "Forwarded: for=203.0.113.5 | X-Forwarded-For: 10.9.9.9 > 127.0.0.1",
            })
    void the_visitor_is_the_last_address_that_a_trusted_proxy_added(String lines, String visitor) throws IOException {
        assertThat(ask(ofLoopback, lines)).startsWith("network=" + network(visitor) + ",");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "X-Forwarded-For: 10.9.9.9, 203.0.113.5, 198.51.100.7 > 203.0.113.5",
                "X-Forwarded-For: 203.0.113.5 | X-Forwarded-For: 198.51.100.7, 2001:db8:ffff:1::2 > 203.0.113.5",
                "X-Forwarded-For: 10.9.9.9, 198.51.101.7 > 198.51.101.7",
                "X-Forwarded-For: 198.51.100.8, 198.51.100.7 > 198.51.100.8",
                "Forwarded: for=203.0.113.5 | X-Forwarded-For: 198.51.100.7 > 203.0.113.5",
            })
    void a_chain_of_trusted_proxies_is_followed_to_its_beginning(String lines, String visitor) throws IOException {
        assertThat(ask(ofNetworks, lines)).startsWith("network=" + network(visitor) + ",");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '~',
            value = {
                "X-Forwarded-Proto: https > https://own:8080",
                "X-Forwarded-Proto: https, http > https://own:8080",
                "X-Forwarded-Proto: https,https > https://own:8080",
                "X-Forwarded-Proto: https | X-Forwarded-Proto: http > https://own:8080",
                "X-Forwarded-Proto: HTTPS  > https://own:8080",
                "X-Forwarded-Proto: , \"https\" > https://own:8080",
                "X-Forwarded-Proto: http, https > http://own:8080",
                "X-Forwarded-Proto: javascript > http://own:8080",
                "X-Forwarded-Proto: httpsx > http://own:8080",
                "Forwarded: for=203.0.113.5;PROTO=https, for=10.0.0.1;proto=http > https://own:8080",
                "Forwarded: for=_x, proto=https;host=rc.example.org, proto=http;host=inner > https://rc.example.org",
                "Forwarded: proto=https;host=rc.example.org > https://rc.example.org",
                "Forwarded: host=\"rc.example.org:8443\";proto=\"https\" > https://rc.example.org:8443",
                "Forwarded: host=\"[2001:db8::1]:8443\";proto=https > https://[2001:db8::1]:8443",
                "X-Forwarded-Host: rc.example.org, inner:8080 > http://rc.example.org",
                "X-Forwarded-Host: rc.example.org | X-Forwarded-Host: inner > http://rc.example.org",
                "X-Forwarded-Host: RC.example.org:8443 | X-Forwarded-Proto: https > https://RC.example.org:8443",
                "X-Forwarded-Host: rc.example.org:443 | X-Forwarded-Proto: https > https://rc.example.org",
                "X-Forwarded-Host: rc.example.org | X-Forwarded-Port: 8443 | X-Forwarded-Proto: https > https://rc.example.org:8443",
                "X-Forwarded-Host: rc.example.org | X-Forwarded-Port: 8443, 80 | X-Forwarded-Proto: https > https://rc.example.org:8443",
                "X-Forwarded-Host: rc.example.org:9 | X-Forwarded-Port: 8443 > http://rc.example.org:9",
                "X-Forwarded-Host: rc.example.org | X-Forwarded-Port: 443 | X-Forwarded-Proto: https > https://rc.example.org",
                "X-Forwarded-Host: rc.example.org | X-Forwarded-Port: 80 | X-Forwarded-Proto: https,http > https://rc.example.org",
                "X-Forwarded-Host: rc.example.org | X-Forwarded-Port: 99999, x > http://rc.example.org",
                "X-Forwarded-Host: xn--bcher-kva.example > http://xn--bcher-kva.example",
                "X-Forwarded-Host: b\u00fccher.example > http://own:8080",
                "X-Forwarded-Host: evil.example/x > http://own:8080",
                "X-Forwarded-Prefix: /rollcall | X-Forwarded-Host: tools.example.org > http://tools.example.org/rollcall",
                "X-Forwarded-Prefix: /a/b/ > http://own:8080/a/b",
                "X-Forwarded-Prefix: /a, /b > http://own:8080/a/b",
                "X-Forwarded-Prefix: / > http://own:8080",
                "X-Forwarded-Prefix: //evil.example > http://own:8080",
                "X-Forwarded-Prefix: /a/../b > http://own:8080",
                "X-Forwarded-Prefix: /a\"b > http://own:8080",
                "X-Forwarded-Prefix: a > http://own:8080",
            })
    void scheme_host_port_and_path_are_those_nearest_to_the_visitor(String lines, String site) throws IOException {
        assertThat(ask(ofLoopback, lines)).endsWith("site=" + site);
    }

    @Test
    void nobody_else_is_believed() throws IOException {
        String forged = "X-Forwarded-For: 203.0.113.5 | Forwarded: for=203.0.113.5;proto=https;host=evil.example"
                + " | X-Forwarded-Proto: https | X-Forwarded-Host: evil.example | X-Forwarded-Port: 1"
                + " | X-Forwarded-Prefix: /evil";

        assertThat(ask(ofNobody, forged)).isEqualTo("network=" + network("127.0.0.1") + ",site=http://own:8080");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "::1/129", "10.0.0/8", "1.2.3.4;", "/8"})
    void what_is_no_list_of_networks_is_refused(String list) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> TrustedProxies.of(list)))
                .as(list)
                .isInstanceOf(rollcall.report.InvalidInput.class)
                .hasMessageContaining("--trusted-proxies");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, 11.0.0.1",
        "10.1.2.3/8, 10.255.0.1, 11.0.0.1",
        "172.16.0.0/12, 172.31.255.255, 172.32.0.0",
        "192.0.2.128/25, 192.0.2.129, 192.0.2.127",
        "fd00::/8, fdff::1, fe00::1",
        "::ffff:10.0.0.0/104, 10.1.1.1, 11.1.1.1",
        "0.0.0.0/0, 203.0.113.5, 2001:db8::1",
        "[::1], ::1, ::2"
    })
    void a_network_has_the_addresses_that_begin_alike(String network, String inside, String outside) {
        TrustedProxies proxies = TrustedProxies.of(network);

        assertThat(proxies.trusts(InternetAddress.parse(inside).orElseThrow())).isTrue();
        assertThat(proxies.trusts(InternetAddress.parse(outside).orElseThrow())).isFalse();
    }

    private static Javalin start(TrustedProxies proxies) {
        return Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.routes.before(Caller.determine(proxies));
                    config.routes.get("/", context -> {
                        Caller caller = Caller.of(context);
                        context.result("network=" + caller.network() + ",site=" + caller.site());
                    });
                })
                .start("127.0.0.1", 0);
    }

    private static String network(String address) {
        return InternetAddress.network(InternetAddress.parse(address).orElseThrow());
    }

    private static String ask(Javalin server, String lines) throws IOException {
        String headers = Arrays.stream(lines.split("\\|")).map(String::strip).collect(Collectors.joining("\r\n"));
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: own:8080\r\nConnection: close\r\n" + headers + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        }
    }
}
