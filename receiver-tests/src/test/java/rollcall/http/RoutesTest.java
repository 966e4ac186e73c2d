package rollcall.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rollcall.encoder.Protocol;
import rollcall.http.request.AccessRule;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.support.EveryColumn;
import rollcall.support.page.TestSite;
import rollcall.support.page.Visitor;
import rollcall.support.sender.TestAgent;

/** The routes of a running server, as they are: which there are, who may open each, and that reading changes nothing. */
class RoutesTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "routes.txt");

    /** What a request of any kind leaves behind: signs of life, counts and entries of who looked, and nothing that somebody decides. */
    private static final List<String> SIGNS_OF_LIFE = List.of(
            "session.",
            "audit_log.",
            "job.",
            "running_server.",
            "sign_of_life.",
            "lease.",
            "refusal_count.",
            "attempt.",
            "sender_state.");

    private static TestAgent agent;
    private static Visitor superuser;
    private static String key;

    @BeforeAll
    static void start() throws Exception {
        agent = TestAgent.start();
        superuser = Visitor.superuser(agent.server());
        superuser.send("/products/new", Map.of("slug", "eventyay", "name", "Eventyay", "preset", "eventyay"));
        key = agent.database().key(agent.database().product("none"));
        agent.consent(TelemetryLevel.DETAILED, Protocol.ROLLCALL, true);
        agent.facts("{\"version\":\"2.1.0\",\"counts\":{\"users\":37}}");
        agent.events("{\"name\":\"create-file\",\"type\":\"action\"}");
    }

    @AfterAll
    static void stop() {
        agent.close();
    }

    @Test
    void every_route_has_the_access_rule_of_the_list() throws IOException {
        List<String> routes = RouteTable.of(agent.server()).stream()
                .map(route -> route.method() + " " + route.pattern() + " "
                        + (route.doors().isEmpty()
                                ? "shut"
                                : route.doors().iterator().next()))
                .sorted()
                .toList();

        assertThat(routes).isEqualTo(Files.readAllLines(GOLDEN));
    }

    @Test
    void a_route_of_the_agent_asks_for_the_agent_s_key_and_is_there_for_nobody_elsewhere() throws Exception {
        List<RouteTable.Route> routes = RouteTable.of(agent.server()).stream()
                .filter(route -> route.doors().contains(AccessRule.AGENT))
                .toList();
        assertThat(routes).hasSizeGreaterThan(15);
        for (RouteTable.Route route : routes) {
            assertThat(status(route, "X-API-Key", "another key of the right length"))
                    .as(route.toString())
                    .isEqualTo(401);
            assertThat(status(route, "X-API-Key", TestAgent.KEY, "X-Forwarded-For", "203.0.113.7"))
                    .as(route.toString())
                    .isEqualTo(404);
        }
    }

    @Test
    void no_get_and_no_head_changes_anything() throws Exception {
        superuser.send("/settings/telemetry", "/settings/telemetry/report", Map.of());
        Map<String, String> before = decided();
        for (RouteTable.Route route : RouteTable.of(agent.server())) {
            if (route.method().equals(HandlerType.GET)) {
                for (String query : List.of("", "?range=30&_csrf=x&steps=a&name=create-file&q=a&verbose=1")) {
                    String address = route.path() + query;
                    assertThat(superuser.get(address).statusCode()).as(address).isLessThan(500);
                    assertThat(superuser.head(address).statusCode()).as(address).isLessThan(500);
                }
            }
        }
        assertThat(decided()).isEqualTo(before);
    }

    @Test
    void a_header_cannot_make_a_request_another_one() throws Exception {
        HttpResponse<String> csv = superuser.get("/p/eventyay/versions.csv", "X-HTTP-Method-Override", "HEAD");
        assertThat(csv.body()).isNotEmpty();
        assertThat(agent.database().column("SELECT name FROM audit_log ORDER BY audit_id DESC LIMIT 1"))
                .containsExactly("export");

        long keys = agent.database().number("SELECT count(*) FROM api_key");
        for (String header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            assertThat(superuser.get("/p/eventyay/keys", header, "POST").statusCode())
                    .isEqualTo(200);
        }
        assertThat(agent.database().number("SELECT count(*) FROM api_key")).isEqualTo(keys);
    }

    @Test
    void options_tells_the_methods_that_an_endpoint_takes_and_so_does_405() throws Exception {
        Map<String, String> allowed = new TreeMap<>(Map.of(
                "/ingest/heartbeat", "GET, HEAD, POST, OPTIONS",
                "/ingest/events", "POST, OPTIONS",
                "/ingest/penpot", "POST, OPTIONS",
                "/ingest/forget", "POST, OPTIONS",
                "/ingest/otlp/v1/logs", "POST, OPTIONS",
                "/ingest/otlp/v1/metrics", "POST, OPTIONS",
                "/ingest/otlp/v1/traces", "POST, OPTIONS"));
        for (Map.Entry<String, String> endpoint : allowed.entrySet()) {
            for (String method : List.of("OPTIONS", "PUT", "PATCH", "DELETE")) {
                HttpResponse<String> answer = agent.exchange(agent.request(endpoint.getKey())
                        .method(method, BodyPublishers.noBody())
                        .build());
                assertThat(answer.statusCode()).isEqualTo(method.equals("OPTIONS") ? 204 : 405);
                assertThat(answer.headers().firstValue("Allow"))
                        .as(endpoint + method)
                        .hasValue(endpoint.getValue());
            }
        }
    }

    @Test
    void several_slashes_in_a_row_are_one() throws Exception {
        for (String path : List.of("//ingest/events", "/ingest//events", "/ingest/events//", "///ingest///events")) {
            HttpResponse<String> answer = report(path, "application/json", "{}");
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"rollcall\"");
        }
        for (String path : List.of("/ingest/otlp//v1/logs", "/ingest//otlp/v1//logs/")) {
            HttpResponse<String> answer = report(path, "application/json", "{\"resourceLogs\":[]}");
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .hasValue("Basic realm=\"rollcall\", Bearer realm=\"rollcall\"");
        }
        assertThat(superuser.get("/p//eventyay//overview").statusCode()).isEqualTo(200);
    }

    @Test
    void a_report_to_an_address_that_takes_none_is_told_where_to_go_and_counted() throws Exception {
        String counted = "SELECT coalesce(sum(count), 0) FROM refusal_count WHERE reason = 'not_found'";
        long before = agent.database().number(counted);
        List<String> wrong = List.of(
                "/v1/logs",
                "/v1/metrics",
                "/ingest/otlp",
                "/ingest/otlp/v1/logs/v1/logs",
                "/ingest/nothing",
                "/ingest/a/b");
        for (String path : wrong) {
            HttpResponse<String> answer = report(path, "application/json", "{}");
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).as(path).contains("not_found", "/ingest/otlp/v1/logs");
        }
        HttpResponse<String> protobuf = report("/v1/logs", "application/x-protobuf", "");
        assertThat(protobuf.statusCode()).isEqualTo(404);
        assertThat(protobuf.headers().firstValue("Content-Type")).hasValue("application/x-protobuf");
        TestSite.await(() -> agent.database().number(counted) == before + wrong.size() + 1);
        assertThat(superuser.get("/v1/logs").statusCode()).isEqualTo(404);
    }

    @Test
    void a_content_type_is_read_as_the_standard_says_and_one_that_is_not_taken_is_told_what_is() throws Exception {
        for (String taken : List.of(
                "application/json",
                "Application/JSON ; Charset=\"UTF-8\"",
                "application/json;charset=utf8",
                "application/json; charset=UTF8",
                "application/json; charset=us-ascii",
                "application/json;",
                "application/json; ; charset = utf-8",
                "application/json; profile=\"a; charset=latin1\"",
                "application/json; note=\"charset\"; charset=utf-8",
                "application/json; v=1")) {
            assertThat(report("/ingest/events", taken, "{}", key).statusCode())
                    .as(taken)
                    .isEqualTo(400);
        }
        for (String refused : List.of(
                "application/json; charset=latin1",
                "application/json; charset=\"utf-16\"",
                "application/json; note=\"charset=utf-8\"; charset=iso-8859-1",
                "application/json; charset",
                "application/jsonp",
                "application/vnd.api+json",
                "text/plain")) {
            HttpResponse<String> answer = report("/ingest/events", refused, "{}", key);
            assertThat(answer.statusCode()).as(refused).isEqualTo(415);
            assertThat(answer.headers().firstValue("Accept")).hasValue("application/json");
            assertThat(answer.body()).contains("\"field\":\"Content-Type\"", "send Content-Type application/json");
        }
        HttpResponse<String> packed = agent.exchange(agent.request("/ingest/events")
                .headers("X-API-Key", key, "Content-Type", "application/json", "Content-Encoding", "br")
                .POST(BodyPublishers.ofString("{}"))
                .build());
        assertThat(packed.statusCode()).isEqualTo(415);
        assertThat(packed.headers().firstValue("Accept-Encoding")).hasValue("gzip, zstd");
    }

    private static HttpResponse<String> report(String path, String contentType, String body) throws Exception {
        return report(path, contentType, body, "no key");
    }

    private static HttpResponse<String> report(String path, String contentType, String body, String key)
            throws Exception {
        return agent.exchange(agent.request(path)
                .headers("Content-Type", contentType, "X-API-Key", key)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static int status(RouteTable.Route route, String... headers) throws Exception {
        HttpRequest request = agent.request(route.path())
                .headers(headers)
                .method(route.method().name(), BodyPublishers.noBody())
                .build();
        return agent.exchange(request).statusCode();
    }

    private static Map<String, String> decided() {
        Map<String, String> columns = new TreeMap<>(EveryColumn.of(agent.database()));
        columns.keySet().removeIf(column -> SIGNS_OF_LIFE.stream().anyMatch(column::startsWith));
        // A job makes the tables of the days ahead, and what is in them is in the table that they are parts of.
        columns.keySet().removeIf(column -> column.matches("(event|heartbeat)_\\d{8}\\..*"));
        assertThat(columns).hasSizeGreaterThan(100);
        return columns;
    }
}
