package rollcall.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rollcall.decoder.otlp.OtlpEncoding;
import rollcall.decoder.otlp.OtlpLogs;
import rollcall.encoder.Encoder.SendTimes;
import rollcall.gate.vocabulary.Presets;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.intake.RecordedCase;
import rollcall.report.Event;
import rollcall.report.EventBatch;
import rollcall.report.Heartbeat;
import rollcall.report.Reporter;

/** Our log records beside those of TimeTracker's own telemetry service, for the same facts and events. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class OtlpEncoderTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "wire", "timetracker");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Encoder FORM = Encoder.of(Protocol.OTLP);
    private static final Vocabulary TIMETRACKERS = Presets.load("timetracker");

    /** Release 5.1.0 had neither yet. */
    private static final Set<String> SINCE_5_2_1 = Set.of("telemetry_fingerprint", "event_category");

    /** What no vocabulary lets out: it would tell a machine, a country and a city. */
    private static final Set<String> WITHHELD = Set.of("telemetry_fingerprint", "locale", "timezone");

    private static final Set<String> TIMES = Set.of("first_seen_at", "last_seen_at", "heartbeat_at");

    /** Attributes that say who and what; TimeTracker's users are numbers, ours pseudonyms. */
    private static final List<String> ENVELOPE =
            List.of("event_name", "identity", "detailed", "event_category", "install_id", "app_version");

    static List<RecordedCase> heartbeats() {
        return genuine(true);
    }

    static List<RecordedCase> events() {
        return genuine(false);
    }

    @ParameterizedTest
    @MethodSource("heartbeats")
    void a_heartbeat_has_the_same_attributes_in_the_same_order_with_the_same_types(RecordedCase one) throws Exception {
        Map<String, JsonNode> theirs = attributes(record(one.body("")));
        Map<String, JsonNode> ours = attributes(record(ours(one).body()));

        List<String> names = new ArrayList<>(ours.keySet());
        names.removeIf(name -> SINCE_5_2_1.contains(name) && !theirs.containsKey(name));
        assertThat(names).isEqualTo(List.copyOf(theirs.keySet()));
        theirs.forEach(
                (name, value) -> assertThat(type(ours.get(name))).as(name).isEqualTo(type(value)));
    }

    @ParameterizedTest
    @MethodSource("heartbeats")
    void a_heartbeat_says_the_same_but_for_what_is_withheld_or_coarsened(RecordedCase one) throws Exception {
        Map<String, JsonNode> theirs = attributes(record(one.body("")));
        Map<String, JsonNode> ours = attributes(record(ours(one).body()));

        theirs.forEach((name, value) -> {
            String sent = text(ours.get(name));
            if (WITHHELD.contains(name)) {
                assertThat(sent).as(name).isEqualTo("unknown");
            } else if (TIMES.contains(name)) {
                assertThat(sent).as(name).isEqualTo(text(value).substring(0, 10) + "T00:00:00+00:00");
            } else if (name.equals("os_version")) {
                assertThat(text(value)).startsWith(sent);
            } else {
                assertThat(ours.get(name)).as(name).isEqualTo(value);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("heartbeats")
    void the_record_around_it_has_the_same_members(RecordedCase one) throws Exception {
        JsonNode theirs = JSON.readTree(one.body(""));
        JsonNode ours = JSON.readTree(ours(one).body());

        assertThat(members(record(ours(one).body()))).isEqualTo(members(record(one.body(""))));
        Map<String, JsonNode> resource = attributes(ours.at("/resourceLogs/0/resource"));
        Map<String, JsonNode> recorded = attributes(theirs.at("/resourceLogs/0/resource"));
        assertThat(List.copyOf(resource.keySet())).isEqualTo(List.copyOf(recorded.keySet()));
        // What sends is not TimeTracker: its records would stand among TimeTracker's.
        assertThat(text(resource.remove("service.name"))).isEqualTo("a-program");
        recorded.remove("service.name");
        assertThat(resource).isEqualTo(recorded);
    }

    @ParameterizedTest
    @MethodSource("heartbeats")
    void a_receiver_keeps_the_same_of_a_heartbeat(RecordedCase one) {
        Heartbeat theirs = logs(one.body("")).heartbeats().get(0);
        Heartbeat ours = Receiving.heartbeat(Protocol.OTLP, ours(one));

        assertThat(ours.reporter()).isEqualTo(theirs.reporter());
        assertThat(Receiving.kept(TIMETRACKERS, ours)).isEqualTo(Receiving.kept(TIMETRACKERS, theirs));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_has_attributes_of_the_same_names_and_types(RecordedCase one) throws Exception {
        Map<String, JsonNode> theirs = attributes(record(one.body("")));
        Map<String, JsonNode> ours = attributes(record(Receiving.plain(page(one))));

        List<String> expected = new ArrayList<>(ENVELOPE);
        expected.removeIf(name -> !theirs.containsKey(name));
        assertThat(ours.keySet().stream().filter(ENVELOPE::contains)).isEqualTo(expected);
        ours.forEach((name, value) -> {
            // A count leaves as the step that it is in, and TimeTracker has no time zone in a day.
            boolean step = TIMETRACKERS.events().property(name).stream().anyMatch(field -> field.bucket() != null);
            assertThat(type(value)).as(name).isEqualTo(step ? "stringValue" : type(theirs.get(name)));
        });
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_receiver_keeps_the_same_of_an_event(RecordedCase one) {
        EventBatch theirs = logs(one.body("")).batches().get(0);
        EventBatch ours = Receiving.batch(Protocol.OTLP, page(one));

        assertThat(ours.reporter()).isEqualTo(theirs.reporter());
        assertThat(ours.version()).isEqualTo(theirs.version());
        assertThat(kept(ours)).isEqualTo(kept(theirs));
    }

    @Test
    void the_first_message_of_all_has_a_name_of_its_own() throws Exception {
        RecordedCase one = RecordedCase.read(FOLDER, "first-seen-docker");
        SendTimes never = new SendTimes(Outgoing.NOW, null);
        EncodedRequest encodedRequest = FORM.firstSeen(facts(one), never).orElseThrow();

        Map<String, JsonNode> theirs = attributes(record(one.body("")));
        Map<String, JsonNode> ours = attributes(record(encodedRequest.body()));
        assertThat(ours.get("event_name")).isEqualTo(theirs.get("event_name"));
        assertThat(List.copyOf(ours.keySet())).isEqualTo(List.copyOf(theirs.keySet()));
        assertThat(text(ours.get("first_seen_at"))).isEqualTo("2026-11-21T00:00:00+00:00");
    }

    @Test
    void what_is_not_known_is_said_to_be_unknown_and_nothing_is_left_out() throws Exception {
        Heartbeat nothing = new Heartbeat(new Reporter(new UUID(1, 2), "1"), Map.of());
        OutgoingHeartbeat facts = Outgoing.heartbeat(Outgoing.vocabulary(Protocol.OTLP), nothing);
        Map<String, JsonNode> ours =
                attributes(record(FORM.heartbeat(facts, Outgoing.MOMENTS).body()));

        RecordedCase full = RecordedCase.read(FOLDER, "heartbeat-docker");
        assertThat(List.copyOf(ours.keySet()))
                .isEqualTo(List.copyOf(attributes(record(full.body(""))).keySet()));
        assertThat(text(ours.get("platform"))).isEqualTo("unknown");
        assertThat(text(ours.get("app_version"))).isEqualTo("unknown");
        assertThat(text(ours.get("first_seen_at"))).isEqualTo("2026-10-01T00:00:00+00:00");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/ingest/otlp,            https://a.example/ingest/otlp/v1/logs",
        "https://a.example/ingest/otlp/,           https://a.example/ingest/otlp/v1/logs",
        "https://a.example,                        https://a.example/v1/logs",
        "https://a.example/v1/logs,                https://a.example/v1/logs",
        "https://a.example/v1/logs//,              https://a.example/v1/logs",
    })
    void the_address_follows_timetrackers_rule(URI endpoint, URI address) {
        assertThat(FORM.address(endpoint, ours(heartbeats().get(0)), "key")).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "rk_key,         Basic rk_key",
        "1249871:rk_key, Basic MTI0OTg3MTpya19rZXk=",
        "Basic eDp5,     Basic eDp5",
        "basic eDp5,     basic eDp5",
    })
    void the_authorization_follows_timetrackers_rule(String key, String authorization) {
        EncodedRequest encodedRequest = ours(heartbeats().get(0));

        assertThat(FORM.headers(encodedRequest, key))
                .containsEntry("authorization", authorization)
                .containsEntry("content-type", "application/json")
                .doesNotContainKey("x-api-key");
        assertThat(FORM.headers(encodedRequest, "")).doesNotContainKey("authorization");
    }

    @Test
    void every_status_of_200_and_some_is_a_success() {
        assertThat(List.of(200, 201, 204, 299)).allMatch(status -> Receiving.accepted(FORM, status, new byte[0]));
        assertThat(List.of(301, 400, 401, 429, 500)).noneMatch(status -> Receiving.accepted(FORM, status, new byte[0]));
    }

    private static List<Map<String, Object>> kept(EventBatch batch) {
        return Receiving.kept(TIMETRACKERS, batch, Outgoing.TODAY).events().stream()
                .map(Receiving::plain)
                .toList();
    }

    private static EncodedRequest ours(RecordedCase one) {
        OutgoingHeartbeat facts = facts(one);
        SendTimes sendTimes = new SendTimes(Outgoing.NOW, null);
        return one.name().startsWith("first-seen")
                ? FORM.firstSeen(facts, sendTimes).orElseThrow()
                : FORM.heartbeat(facts, sendTimes);
    }

    private static OutgoingHeartbeat facts(RecordedCase one) {
        Heartbeat heartbeat = logs(one.body("")).heartbeats().get(0);
        return Outgoing.heartbeat(Outgoing.vocabulary(Protocol.OTLP), heartbeat);
    }

    /** The event as a sender with TimeTracker's own vocabulary sends it: names with a dot are TimeTracker's alone. */
    private static EncodedRequest page(RecordedCase one) {
        EventBatch theirs = logs(one.body("")).batches().get(0);
        List<Event> events = theirs.events();
        return FORM.events(Outgoing.page(TIMETRACKERS, theirs.reporter().instanceId(), theirs.version(), events));
    }

    private static OtlpLogs logs(byte[] body) {
        return OtlpLogs.decode(new ByteArrayInputStream(body), OtlpEncoding.JSON);
    }

    private static JsonNode record(byte[] body) throws IOException {
        return JSON.readTree(body).at("/resourceLogs/0/scopeLogs/0/logRecords/0");
    }

    private static Map<String, JsonNode> attributes(JsonNode holder) {
        Map<String, JsonNode> attributes = new LinkedHashMap<>();
        holder.path("attributes").forEach(one -> attributes.put(one.path("key").asText(), one.path("value")));
        return attributes;
    }

    private static List<String> members(JsonNode object) {
        return object.properties().stream()
                .map(member -> member.getKey() + " " + member.getValue().getNodeType())
                .toList();
    }

    private static String type(JsonNode value) {
        return value.fieldNames().next();
    }

    private static String text(JsonNode value) {
        return value.elements().next().asText();
    }

    private static List<RecordedCase> genuine(boolean heartbeats) {
        return RecordedCase.all(FOLDER).stream()
                .filter(one -> one.request().path("origin").asText().startsWith("TimeTracker"))
                .filter(one -> isHeartbeat(one) == heartbeats)
                // An event of no installation is kept by nobody.
                .filter(one -> heartbeats || !logs(one.body("")).batches().isEmpty())
                .toList();
    }

    private static boolean isHeartbeat(RecordedCase one) {
        try {
            return record(one.body("")).at("/body/stringValue").asText().startsWith("base_telemetry.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
