package rollcall.sender.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.sender.agent.AgentRejection.assertRefused;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.Wiring;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.support.TestServer;
import rollcall.support.sender.TestAgent;

/** Who may use the local agent. */
class AgentEndpointTest {
    private static final String NOT_FOUND = "not_found";

    private static TestAgent agent;

    @BeforeAll
    static void start() {
        agent = TestAgent.start();
        agent.consent(TelemetryLevel.DETAILED, Protocol.ROLLCALL, true);
    }

    @AfterAll
    static void stop() {
        agent.close();
    }

    @Test
    void without_an_agent_key_there_is_nothing() throws Exception {
        try (Wiring plain = TestServer.start()) {
            for (String path : new String[] {"/agent/flags", "/agent/facts", "/agent/events", "/agent/else"}) {
                assertRefused(get(TestServer.at(plain, path), "X-API-Key", TestAgent.KEY), 404, NOT_FOUND);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"X-API-Key, ''", "Authorization, 'Bearer '", "Authorization, 'bearer   '"})
    void the_key_opens_the_door_in_either_header(String header, String before) throws Exception {
        HttpResponse<String> answer = get(agent.uri("/agent/flags"), header, before + TestAgent.KEY);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body()).isEqualTo("{\"audit_log\":true,\"telemetry\":true,\"level\":\"detailed\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "an-agent-key-for-test", "an-agent-key-for-tests2", "AN-AGENT-KEY-FOR-TESTS", "rk_1"})
    void another_key_opens_nothing(String key) throws Exception {
        assertRefused(get(agent.uri("/agent/flags"), "X-API-Key", key), 401, "unauthorized");
        assertRefused(get(agent.uri("/agent/flags"), "Authorization", "Bearer " + key), 401, "unauthorized");
        assertRefused(get(agent.uri("/agent/flags"), "Authorization", "Basic " + key), 401, "unauthorized");
        assertRefused(get(agent.uri("/agent/else"), "X-API-Key", key), 401, "unauthorized");
    }

    @Test
    void no_key_opens_nothing_and_the_key_in_the_address_neither() throws Exception {
        assertRefused(get(agent.uri("/agent/flags"), "Accept", "*/*"), 401, "unauthorized");
        assertRefused(get(agent.uri("/agent/flags?api_key=" + TestAgent.KEY), "Accept", "*/*"), 401, "unauthorized");
    }

    @Test
    void nothing_is_done_for_who_has_no_key() throws Exception {
        long before = agent.database().number("SELECT count(*) FROM audit_log");

        HttpResponse<String> answer = agent.exchange(agent.request("/agent/events")
                .header("X-API-Key", "wrong")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"events\":[{\"name\":\"a\",\"type\":\"action\"}]}"))
                .build());

        assertRefused(answer, 401, "unauthorized");
        assertThat(agent.database().number("SELECT count(*) FROM audit_log")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Forwarded",
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "X-Forwarded-Proto",
                "X-Forwarded-Port",
                "X-Forwarded-Server",
                "x-forwarded-prefix",
                "X-Forwarded",
                "X_Forwarded_For",
                "Forwarded-For",
                "X-Original-Forwarded-For",
                "X-Real-IP",
                "Via",
                "True-Client-IP",
                "X-Client-IP",
                "X-Cluster-Client-IP",
                "Client-IP",
                "CF-Connecting-IP",
                "CF-RAY",
                "Fastly-Client-IP",
                "X-Envoy-External-Address",
                "X-Amzn-Trace-Id",
                "CDN-Loop"
            })
    void who_comes_through_a_proxy_finds_nothing_even_with_the_key(String header) throws Exception {
        HttpResponse<String> answer = agent.exchange(agent.request("/agent/flags")
                .header("X-API-Key", TestAgent.KEY)
                .header(header, "127.0.0.1")
                .build());

        assertRefused(answer, 404, NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "127.evil.example",
                "127.0.0.256",
                "127.1",
                "192.0.2.7",
                "[2001:db8::1]:8080",
                "rollcall",
                "0.0.0.0"
            })
    void who_asks_for_a_name_that_is_not_the_loopbacks_finds_nothing_even_with_the_key(String host) throws Exception {
        assertThat(raw("GET /agent/flags HTTP/1.1\r\nHost: " + host))
                .startsWith("HTTP/1.1 4")
                .contains("404", NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost:8080",
                "127.0.0.1:1",
                "127.8.9.10",
                "[::1]",
                "[::1]:8080",
                "[0:0:0:0:0:0:0:1]"
            })
    void who_asks_for_the_loopback_by_one_of_its_names_is_let_in(String host) throws Exception {
        assertThat(raw("GET /agent/flags HTTP/1.1\r\nHost: " + host)).startsWith("HTTP/1.1 200");
    }

    @Test
    void a_whole_address_in_the_request_line_counts_as_much_as_the_host() throws Exception {
        assertThat(raw("GET http://evil.example/agent/flags HTTP/1.1\r\nHost: localhost"))
                .doesNotContain(" 200 ");
        assertThat(raw("GET /agent/flags HTTP/1.0")).contains("404", NOT_FOUND);
        assertThat(raw("GET /agent/flags HTTP/1.1\r\nHost:")).startsWith("HTTP/1.1 400");
    }

    @Test
    void for_other_machines_the_agent_is_found_by_every_name_and_through_a_proxy() throws Exception {
        try (TestAgent far = TestAgent.everywhere(true)) {
            HttpResponse<String> answer = far.exchange(far.request("/agent/flags")
                    .header("X-API-Key", TestAgent.KEY)
                    .header("X-Forwarded-For", "192.0.2.7")
                    .build());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(raw(far, "GET /agent/flags HTTP/1.1\r\nHost: agent.example.org"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void who_comes_from_another_address_finds_nothing_unless_it_is_opened_to_other_machines() throws Exception {
        String address = ownAddress();
        try (TestAgent near = TestAgent.everywhere(false)) {
            URI elsewhere = URI.create("http://" + address + ":" + near.server().port() + "/agent/flags");
            assertRefused(get(elsewhere, "X-API-Key", TestAgent.KEY), 404, NOT_FOUND);
            assertRefused(get(elsewhere, "X-API-Key", "wrong"), 404, NOT_FOUND);
            assertThat(options(elsewhere)).isEqualTo(404);
            assertThat(get(near.uri("/agent/flags"), "X-API-Key", TestAgent.KEY).statusCode())
                    .isEqualTo(200);
        }
        try (TestAgent far = TestAgent.everywhere(true)) {
            URI elsewhere = URI.create("http://" + address + ":" + far.server().port() + "/agent/flags");
            assertThat(get(elsewhere, "X-API-Key", TestAgent.KEY).statusCode()).isEqualTo(200);
            assertRefused(get(elsewhere, "X-API-Key", "wrong"), 401, "unauthorized");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /agent/flags",
        "PUT, /agent/flags",
        "DELETE, /agent/flags",
        "GET, /agent/facts",
        "POST, /agent/facts",
        "PATCH, /agent/facts",
        "GET, /agent/events",
        "PUT, /agent/events",
        "DELETE, /agent/events"
    })
    void other_methods_are_refused(String method, String path) throws Exception {
        HttpResponse<String> answer = agent.send(method, path, "{}");

        assertRefused(answer, 405, "method_not_allowed");
        assertThat(answer.headers().firstValue("Allow")).isPresent();
    }

    @Test
    void there_is_nothing_else_here() throws Exception {
        assertRefused(agent.send("GET", "/agent/else", ""), 404, NOT_FOUND);
        assertRefused(agent.send("GET", "/agent/flags/more", ""), 404, NOT_FOUND);
    }

    private static String raw(String begin) throws IOException {
        return raw(agent, begin);
    }

    /** A request with the key, byte by byte: Java's client sets Host itself. */
    private static String raw(TestAgent to, String begin) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", to.server().port())) {
            String request = begin + "\r\nX-API-Key: " + TestAgent.KEY + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static HttpResponse<String> get(URI uri, String header, String value) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).header(header, value).build(), BodyHandlers.ofString());
    }

    private static int options(URI uri) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method("OPTIONS", BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode();
    }

    /** An address of this machine that is not the loopback's: every machine that these tests run on has a network. */
    private static String ownAddress() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .findFirst()
                .orElseThrow(() -> new AssertionError("this machine has no address but the loopback's"));
    }
}
