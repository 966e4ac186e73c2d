package rollcall.sender.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which proxy an environment means, as curl has it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class ProxiesTest {
    private static final String SECURE = "https://telemetry.example.org/ingest";
    private static final String PLAIN = "http://telemetry.example.org/ingest";

    @Test
    void without_variables_there_is_none() throws RequestFailure {
        assertThat(proxy(Map.of("PATH", "/bin"), SECURE)).isEmpty();
    }

    @Test
    void each_scheme_has_its_own_and_all_proxy_is_for_both() throws RequestFailure {
        Map<String, String> both = Map.of("https_proxy", "http://a:1", "http_proxy", "http://b:2");
        assertThat(proxy(both, SECURE)).contains("a:1");
        assertThat(proxy(both, PLAIN)).contains("b:2");
        assertThat(proxy(Map.of("https_proxy", "http://a:1"), PLAIN)).isEmpty();
        assertThat(proxy(Map.of("HTTPS_PROXY", "http://a:1"), SECURE)).contains("a:1");
        assertThat(proxy(Map.of("all_proxy", "http://c:3"), PLAIN)).contains("c:3");
        assertThat(proxy(Map.of("ALL_PROXY", "http://c:3", "http_proxy", "http://b:2"), PLAIN))
                .contains("b:2");
    }

    @Test
    void the_lower_case_variable_counts_more_and_an_empty_one_is_none() throws RequestFailure {
        assertThat(proxy(Map.of("https_proxy", "http://a:1", "HTTPS_PROXY", "http://b:2"), SECURE))
                .contains("a:1");
        assertThat(proxy(Map.of("https_proxy", "", "HTTPS_PROXY", "http://b:2"), SECURE))
                .isEmpty();
        assertThat(proxy(Map.of("HTTP_PROXY", "http://b:2"), PLAIN)).contains("b:2");
    }

    @ParameterizedTest
    @CsvSource({
        "http://proxy:3128, proxy:3128",
        "http://proxy:3128/, proxy:3128",
        "HTTP://proxy, proxy:80",
        "proxy:3128, proxy:3128",
        "http://10.1.2.3:8080, 10.1.2.3:8080",
        "http://[::1]:8080, ::1:8080",
        "http://user:secret@proxy:3128, proxy:3128",
    })
    void what_curl_reads_as_a_proxy_is_one(String text, String place) throws RequestFailure {
        assertThat(proxy(Map.of("all_proxy", text), SECURE)).contains(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:secret@proxy:3128",
                "socks5://user:secret@proxy:1080",
                "http://",
                "http://user:secret@",
                "http://user:secret@proxy:0",
                "http://user:secret@proxy:99999",
                "http://user:secret@proxy:port",
                "http://user:secret@pro xy:1",
                "http://user:secret%ZZ@proxy:1",
                "http://user:secret@[::1:1"
            })
    void what_cannot_be_used_is_an_error_that_names_the_variable_and_no_password(String text) {
        assertThatThrownBy(() -> proxy(Map.of("https_proxy", text), SECURE))
                .isInstanceOf(RequestFailure.class)
                .hasMessageContaining("https_proxy")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void a_password_may_have_every_character() throws RequestFailure {
        assertThat(authorization("http://us+er:p%40s%3As/w%C3%B6rd@proxy:1")).contains("us+er:p@s:s/wörd");
        assertThat(authorization("http://user:p@ss@proxy:1")).contains("user:p@ss");
        assertThat(authorization("http://user@proxy:1")).contains("user:");
        assertThat(authorization("http://proxy:1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "*, telemetry.example.org, true",
        "telemetry.example.org, telemetry.example.org, true",
        "TELEMETRY.example.ORG, telemetry.example.org, true",
        "example.org, telemetry.example.org, true",
        ".example.org, telemetry.example.org, true",
        "*.example.org, telemetry.example.org, true",
        ".example.org, example.org, true",
        "ample.org, example.org, false",
        "telemetry.example.org:443, telemetry.example.org, true",
        "telemetry.example.org:80, telemetry.example.org, false",
        "'localhost, .example.org', telemetry.example.org, true",
        "'localhost .example.org', telemetry.example.org, true",
        "localhost, telemetry.example.org, false",
        "'', telemetry.example.org, false",
        "10.0.0.0/8, 10.20.30.40, true",
        "10.0.0.0/8, 11.20.30.40, false",
        "10.0.0.0/8, 10.example.org, false",
        "10.20.30.40, 10.20.30.40, true",
        "20.30.40, 10.20.30.40, false",
        "0.0.0.0/0, 10.20.30.40, true",
        "10.0.0.0/64, 10.20.30.40, false",
        "nonsense/8, 10.20.30.40, false",
        "fd00::/8, [fd00::1], true",
        "fd00::/8, [fe80::1], false",
        "::1, [::1], true",
        "[::1]:443, [::1], true",
    })
    void no_proxy_names_hosts_suffixes_ports_and_blocks(String list, String host, boolean direct)
            throws RequestFailure {
        Map<String, String> environment = Map.of("https_proxy", "http://proxy:1", "no_proxy", list);
        assertThat(proxy(environment, "https://" + host + "/").isEmpty()).isEqualTo(direct);
    }

    private static Optional<String> proxy(Map<String, String> environment, String address) throws RequestFailure {
        return Proxies.of(environment)
                .toReach(URI.create(address))
                .map(HttpProxy::address)
                .map(at -> at.getHostString() + ":" + at.getPort());
    }

    private static Optional<String> authorization(String proxy) throws RequestFailure {
        return Proxies.of(Map.of("https_proxy", proxy))
                .toReach(URI.create(SECURE))
                .flatMap(HttpProxy::authorization)
                .map(value -> new String(
                        Base64.getDecoder().decode(value.replaceFirst("^Basic ", "")), StandardCharsets.UTF_8));
    }
}
