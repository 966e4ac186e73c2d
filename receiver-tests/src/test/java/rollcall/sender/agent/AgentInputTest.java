package rollcall.sender.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.sender.agent.AgentRejection.assertRefused;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.support.sender.TestAgent;

/** What the local agent does with what is wrong, and with what is only strange. */
class AgentInputTest {
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

    static Stream<String[]> wrongFacts() {
        return Stream.of(
                wrong("", "missing_body", null),
                wrong("{", "invalid_json", null),
                wrong("{\"version\":\"1", "invalid_json", null),
                wrong("[]", "invalid_json", null),
                wrong("null", "invalid_json", null),
                wrong("{}{}", "invalid_json", null),
                wrong("{\"version\":\"1\",\"version\":\"2\"}", "invalid_json", null),
                wrong("{\"counts\":{\"a\":1,\"a\":2}}", "invalid_json", null),
                wrong("{\"counts\":{\"a\":NaN}}", "invalid_json", null),
                wrong("{\"a\":".repeat(100) + "1" + "}".repeat(100), "invalid_json", null),
                wrong("{\"version\":\"\u0000\"}", "invalid_json", null),
                wrong("{\"version\":\"1\\u0000\"}", "invalid_field", "version"),
                wrong("{\"version\":1}", "invalid_field", "version"),
                wrong("{\"version\":\"" + "1".repeat(251) + "\"}", "invalid_field", "version"),
                wrong("{\"environment\":[]}", "invalid_field", "environment"),
                wrong("{\"environment\":\"Linux\"}", "invalid_field", "environment"),
                wrong("{\"environment\":{" + members(501, "\"x\"") + "}}", "invalid_field", "environment"),
                wrong("{\"counts\":[1]}", "invalid_field", "counts"),
                wrong("{\"counts\":{\"users\":\"37\"}}", "invalid_field", "counts"),
                wrong("{\"counts\":{\"users\":-1}}", "invalid_field", "counts"),
                wrong("{\"counts\":{\"users\":null}}", "invalid_field", "counts"),
                wrong("{\"counts\":{" + members(501, "1") + "}}", "invalid_field", "counts"),
                wrong("{\"plugins\":\"stripe\"}", "invalid_field", "plugins"),
                wrong("{\"plugins\":[\"stripe\",1]}", "invalid_field", "plugins"),
                wrong("{\"plugins\":[" + "\"a\",".repeat(1_000) + "\"a\"]}", "invalid_field", "plugins"));
    }

    @ParameterizedTest
    @MethodSource("wrongFacts")
    void facts_that_are_wrong_are_refused_by_the_name_of_the_field(String body, String error, String field)
            throws Exception {
        String before = agent.database()
                .column("SELECT count(*) || coalesce(max(put_at)::text, '') FROM sender_facts")
                .get(0);

        assertRefused(agent.facts(body), 400, error, field);

        assertThat(agent.database().column("SELECT count(*) || coalesce(max(put_at)::text, '') FROM sender_facts"))
                .containsExactly(before);
    }

    static Stream<String[]> wrongEvents() {
        String good = "{\"name\":\"good\",\"type\":\"action\"}";
        return Stream.of(
                wrong("", "missing_body", null),
                wrong("{\"events\":[" + good, "invalid_json", null),
                wrong("[" + good + "]", "invalid_json", null),
                wrong("{}", "missing_required_fields", "events"),
                wrong("{\"events\":null}", "missing_required_fields", "events"),
                wrong("{\"events\":{}}", "invalid_field", "events"),
                wrong("{\"events\":[" + good + ",7]}", "invalid_field", "events"),
                wrongEvent("\"type\":\"action\"", "missing_required_fields", "events.name"),
                wrongEvent("\"name\":\"\",\"type\":\"action\"", "invalid_field", "events.name"),
                wrongEvent("\"name\":7,\"type\":\"action\"", "invalid_field", "events.name"),
                wrongEvent("\"name\":\"a\\u0000\",\"type\":\"action\"", "invalid_field", "events.name"),
                wrongEvent("\"name\":\"" + "a".repeat(251) + "\",\"type\":\"action\"", "invalid_field", "events.name"),
                wrongEvent("\"name\":\"a\"", "missing_required_fields", "events.type"),
                wrongEvent("\"name\":\"a\",\"type\":\"click\"", "invalid_field", "events.type"),
                wrongEvent("\"name\":\"a\",\"type\":\"Action\"", "invalid_field", "events.type"),
                wrongEvent("\"name\":\"a\",\"type\":[]", "invalid_field", "events.type"),
                wrongEvent(typed("\"source\":\"telemetry:backend\""), "invalid_field", "events.source"),
                wrongEvent(typed("\"source\":1"), "invalid_field", "events.source"),
                wrongEvent(typed("\"at\":{}"), "invalid_field", "events.at"),
                wrongEvent(typed("\"at\":[\"2026-11-21T10:00:00Z\"]"), "invalid_field", "events.at"),
                wrongEvent(typed("\"profile\":1.5"), "invalid_field", "events.profile"),
                wrongEvent(typed("\"profile\":{}"), "invalid_field", "events.profile"),
                wrongEvent(typed("\"profile\":\"\\u0000\""), "invalid_field", "events.profile"),
                wrongEvent(typed("\"profile\":" + "9".repeat(251)), "invalid_field", "events.profile"),
                wrongEvent(typed("\"properties\":[]"), "invalid_field", "events.properties"),
                wrongEvent(typed("\"properties\":{\"a\":[{\"b\":\"\\u0000\"}]}"), "invalid_field", "events.properties"),
                wrongEvent(typed("\"properties\":{\"\\u0000\":1}"), "invalid_field", "events.properties"),
                wrongEvent(typed("\"context\":\"x\""), "invalid_field", "events.context"),
                wrongEvent(typed("\"context\":{\"a\":\"\\u0000\"}"), "invalid_field", "events.context"),
                wrongEvent(typed("\"context\":" + "{\"a\":".repeat(40) + "1" + "}".repeat(40)), "invalid_json", null));
    }

    @ParameterizedTest
    @MethodSource("wrongEvents")
    void of_events_of_which_one_is_wrong_none_is_stored(String body, String error, String field) throws Exception {
        long before = agent.database().number("SELECT count(*) FROM audit_log");

        assertRefused(agent.send("POST", "/agent/events", body), 400, error, field);

        assertThat(agent.database().number("SELECT count(*) FROM audit_log")).isEqualTo(before);
    }

    @Test
    void more_than_a_thousand_events_are_too_many() throws Exception {
        String event = "{\"name\":\"a\",\"type\":\"action\"}";

        assertRefused(agent.events(repeat(event, 1_001)), 413, "payload_too_large", "events");

        HttpResponse<String> answer = agent.events(repeat(event, 1_000));
        assertThat(answer.body()).isEqualTo("{\"ok\":true,\"received\":1000,\"stored\":1000}");
        assertThat(agent.events("").body()).isEqualTo("{\"ok\":true,\"received\":0,\"stored\":0}");
    }

    @Test
    void too_large_a_body_is_refused_packed_or_not() throws Exception {
        String facts = "{\"version\":\"" + " ".repeat(70_000) + "\"}";
        String events = "{\"events\":[{\"name\":\"" + " ".repeat(1_100_000) + "\"}]}";

        assertRefused(agent.facts(facts), 413, "payload_too_large");
        assertRefused(packed("PUT", "/agent/facts", gzip(facts), "gzip"), 413, "payload_too_large");
        assertRefused(agent.send("POST", "/agent/events", events), 413, "payload_too_large");
        assertRefused(packed("POST", "/agent/events", gzip(events), "gzip"), 413, "payload_too_large");
    }

    @Test
    void packed_bodies_are_taken_and_broken_ones_are_refused() throws Exception {
        byte[] gzip = gzip("{\"version\":\"2.1.0\"}");

        assertThat(packed("PUT", "/agent/facts", gzip, "gzip").statusCode()).isEqualTo(200);
        assertRefused(
                packed("PUT", "/agent/facts", Arrays.copyOf(gzip, gzip.length - 9), "gzip"), 400, "invalid_encoding");
        assertRefused(packed("PUT", "/agent/facts", gzip, "br"), 415, "unsupported_encoding");
        assertRefused(packed("PUT", "/agent/facts", gzip, "identity"), 400, "invalid_json");
        assertRefused(
                packed("PUT", "/agent/facts", "{\"version\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1), ""),
                400,
                "invalid_json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1"})
    void what_does_not_say_that_it_is_json_is_refused(String type) throws Exception {
        HttpRequest.Builder request = agent.request("/agent/facts").header("X-API-Key", TestAgent.KEY);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }

        assertRefused(
                agent.exchange(request.PUT(BodyPublishers.ofString("{}")).build()),
                415,
                "unsupported_media_type",
                "Content-Type");
    }

    @Test
    void what_is_strange_but_not_wrong_is_taken() throws Exception {
        String strange =
                "{\"name\":\"caf\u00e9 \ud83d\ude00 \\ud800\",\"type\":\"command\",\"at\":\"-999999999-01-01T00:00:00+18:00\","
                        + "\"profile\":12345678901234567890,\"properties\":{\"n\":1e999999999,\"\":{\"deep\":[[[{}]]]},\"s\":\"\\udfff\"},"
                        + "\"context\":null,\"more\":{\"not\":\"known\"}}";

        HttpResponse<String> answer = agent.events(strange);

        assertThat(answer.body()).isEqualTo("{\"ok\":true,\"received\":1,\"stored\":1}");
        assertThat(agent.facts("{}").body()).isEqualTo("{\"ok\":true,\"kept\":[],\"dropped\":[]}");
        assertThat(agent.facts("{\"counts\":{\"users\":1e999999999,\"files\":1e-999999999,\"zero\":0.0}}")
                        .body())
                .startsWith("{\"ok\":true,\"kept\":[\"files\",\"users\",\"zero\"]");
    }

    private static String[] wrong(String body, String error, String field) {
        return new String[] {body, error, field};
    }

    private static String[] wrongEvent(String members, String error, String field) {
        return wrong("{\"events\":[{\"name\":\"good\",\"type\":\"action\"},{" + members + "}]}", error, field);
    }

    private static String typed(String members) {
        return "\"name\":\"a\",\"type\":\"action\"," + members;
    }

    private static String members(int count, String value) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"n" + i + "\":" + value)
                .collect(Collectors.joining(","));
    }

    private static String repeat(String event, int times) {
        return String.join(",", java.util.Collections.nCopies(times, event));
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static HttpResponse<String> packed(String method, String path, byte[] body, String encoding)
            throws Exception {
        HttpRequest.Builder request = agent.request(path)
                .header("X-API-Key", TestAgent.KEY)
                .header("Content-Type", "application/json; charset=UTF-8");
        if (!encoding.isEmpty()) {
            request.header("Content-Encoding", encoding);
        }
        return agent.exchange(
                request.method(method, BodyPublishers.ofByteArray(body)).build());
    }
}
