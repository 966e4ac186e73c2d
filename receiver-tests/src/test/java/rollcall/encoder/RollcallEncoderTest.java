package rollcall.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Event;
import rollcall.report.Heartbeat;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;
import rollcall.sender.consent.Disclosure;

/** Rollcall's own form. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class RollcallEncoderTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Encoder FORM = Encoder.of(Protocol.ROLLCALL);
    private static final UUID INSTANCE = UUID.fromString("5b1f0a9e-6c1d-4c8e-9d53-0f6f4f1f7a10");
    private static final Vocabulary VOCABULARY = Disclosure.of(
                    Protocol.ROLLCALL, List.of("users", "metrics", "instance_id", "node_version"), List.of())
            .whole();

    @Test
    void counts_leave_as_steps_in_an_object_of_their_own() throws Exception {
        EncodedRequest encodedRequest = heartbeat(Map.of(
                "product_version", new ReportedValue.Text("2.1.0"),
                "users", new ReportedValue.Number(BigDecimal.valueOf(37)),
                "os_family", new ReportedValue.Text("linux"),
                "plugins", new ReportedValue.Names(List.of("mail", "badges")),
                "database_embedded", new ReportedValue.Flag(true)));

        assertThat(encodedRequest.path()).isEqualTo("/ingest/heartbeat");
        assertThat(JSON.readTree(encodedRequest.body())).isEqualTo(JSON.readTree("""
                {"schema_version": "1", "instance_id": "5b1f0a9e-6c1d-4c8e-9d53-0f6f4f1f7a10",
                 "database_embedded": true, "os_family": "Linux", "plugins": ["badges", "mail"],
                 "product_version": "2.1.0", "metrics": {"users": "11-50"}}
                """));
    }

    @Test
    void a_count_may_be_called_like_a_member_of_the_form() {
        Map<String, ReportedValue> facts = Map.of(
                "metrics", new ReportedValue.Number(BigDecimal.ONE),
                "instance_id", new ReportedValue.Number(BigDecimal.TEN),
                "node_version", new ReportedValue.Text("20.1.0"));

        Heartbeat received = Receiving.heartbeat(Protocol.ROLLCALL, heartbeat(facts));

        assertThat(received.reporter().instanceId()).isEqualTo(INSTANCE);
        assertThat(Receiving.kept(VOCABULARY, received))
                .containsEntry("metrics", "1-10")
                .containsEntry("instance_id", "1-10")
                .containsEntry("node_version", "20.1.0");
    }

    @Test
    void a_page_says_its_identifier_its_days_and_what_was_kept() throws Exception {
        Event event = new Event(
                "navigate",
                "action",
                "telemetry:frontend",
                Outgoing.NOW,
                "ada@example.org",
                Map.of(
                        "route",
                        new ReportedValue.Text("workspace"),
                        "title",
                        new ReportedValue.Text("My plan"),
                        "n",
                        number("1.50")),
                Map.of("screen-width", number("1920"), "address", new ReportedValue.Text("203.0.113.7")));
        OutgoingPage page = Outgoing.page(VOCABULARY, INSTANCE, "2.1.0", List.of(event));
        EncodedRequest encodedRequest = FORM.events(page);

        JsonNode body = JSON.readTree(encodedRequest.body());
        assertThat(encodedRequest.path()).isEqualTo("/ingest/events");
        assertThat(encodedRequest.events()).isEqualTo(1);
        assertThat(body.path("batch_id").asText()).isEqualTo(page.pageId().toString());
        assertThat(body.path("product_version").asText()).isEqualTo("2.1.0");
        JsonNode sent = body.path("events").path(0);
        assertThat(sent.path("at").asText()).isEqualTo("2026-11-21");
        assertThat(UUID.fromString(sent.path("profile").asText()).version()).isEqualTo(8);
        assertThat(sent.path("properties")).isEqualTo(JSON.readTree("{\"n\": 1.50, \"route\": \"workspace\"}"));
        assertThat(sent.path("context")).isEqualTo(JSON.readTree("{\"screen-width\": \"1920-2559\"}"));
    }

    @Test
    void more_than_a_kibibyte_is_packed() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            events.add(new Event("create-file", "action", null, Outgoing.NOW, null, Map.of(), Map.of()));
        }
        EncodedRequest small = FORM.events(Outgoing.page(VOCABULARY, INSTANCE, "", events.subList(0, 3)));
        EncodedRequest large = FORM.events(Outgoing.page(VOCABULARY, INSTANCE, "", events));

        assertThat(small.contentEncoding()).isEmpty();
        assertThat(FORM.headers(small, "")).doesNotContainKeys("content-encoding", "x-api-key");
        assertThat(large.contentEncoding()).isEqualTo("zstd");
        assertThat(large.body().length).isLessThan(2_000);
        assertThat(Receiving.plain(large).length).isGreaterThan(50_000);
        assertThat(FORM.headers(large, "key"))
                .containsEntry("content-encoding", "zstd")
                .containsEntry("x-api-key", "key");
        assertThat(Receiving.batch(Protocol.ROLLCALL, large).events()).hasSize(1_000);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example,                     https://a.example/ingest/heartbeat",
        "https://a.example/,                    https://a.example/ingest/heartbeat",
        "https://a.example/ingest/heartbeat,    https://a.example/ingest/heartbeat",
        "https://a.example/ingest/events/,      https://a.example/ingest/heartbeat",
        "https://a.example:8443/rc/,            https://a.example:8443/rc/ingest/heartbeat",
        "http://[::1]:8080/rc/ingest/heartbeat, http://[::1]:8080/rc/ingest/heartbeat",
        "https://a.example/%7Ex?y=%20,          https://a.example/%7Ex/ingest/heartbeat?y=%20",
    })
    void the_receivers_address_and_its_doors_lead_to_the_right_door(URI endpoint, URI address) {
        assertThat(FORM.address(endpoint, heartbeat(Map.of()), "key")).isEqualTo(address);
    }

    @Test
    void only_status_200_with_a_true_ok_is_a_success() {
        assertThat(Receiving.accepted(FORM, 200, "{\"ok\":true}".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(Receiving.accepted(FORM, 200, "<html>".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(Receiving.accepted(FORM, 202, "{\"ok\":true}".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    private static EncodedRequest heartbeat(Map<String, ReportedValue> facts) {
        Heartbeat heartbeat = new Heartbeat(new Reporter(INSTANCE, "1"), facts);
        return FORM.heartbeat(Outgoing.heartbeat(VOCABULARY, heartbeat), Outgoing.MOMENTS);
    }

    private static ReportedValue number(String number) {
        return new ReportedValue.Number(new BigDecimal(number));
    }
}
