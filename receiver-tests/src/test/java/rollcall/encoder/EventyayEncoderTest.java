package rollcall.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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
import rollcall.decoder.eventyay.EventyayDecoder;
import rollcall.encoder.Encoder.SendTimes;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.intake.RecordedCase;
import rollcall.report.Heartbeat;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;

/** Our heartbeat beside that of Eventyay's newest telemetry service, for the same facts. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class EventyayEncoderTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "wire", "eventyay");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "rk_key";
    private static final Encoder FORM = Encoder.of(Protocol.EVENTYAY);
    private static final Vocabulary VOCABULARY = Outgoing.vocabulary(Protocol.EVENTYAY);

    /** What the gate cuts: of the kernel what is no number, and of the plugins their order and names that are none. */
    private static final Set<String> COARSENED = Set.of("os_version", "enabled_plugins");

    /** An installation that does not know who it is sends nothing here; Eventyay's sends the word unknown. */
    static List<RecordedCase> genuine() {
        return RecordedCase.all(FOLDER).stream()
                .filter(one -> one.name().startsWith("c-"))
                .filter(one -> !one.name().equals("c-instance-unknown"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("genuine")
    void it_has_the_same_keys_in_the_same_order_with_the_same_types(RecordedCase one) throws Exception {
        JsonNode theirs = JSON.readTree(one.body(KEY));
        JsonNode ours = JSON.readTree(ours(one).body());

        assertThat(shape(ours)).isEqualTo(shape(theirs));
        assertThat(shape(ours.path("metrics"))).isEqualTo(shape(theirs.path("metrics")));
    }

    @ParameterizedTest
    @MethodSource("genuine")
    void it_says_the_same_but_for_what_the_gate_coarsens(RecordedCase one) throws Exception {
        JsonNode theirs = JSON.readTree(one.body(KEY));
        JsonNode ours = JSON.readTree(ours(one).body());

        ours.properties().stream()
                .filter(member -> !COARSENED.contains(member.getKey()))
                .forEach(member ->
                        assertThat(member.getValue()).as(member.getKey()).isEqualTo(theirs.get(member.getKey())));
        assertThat(theirs.path("os_version").asText())
                .startsWith(ours.path("os_version").asText());
        assertThat(texts(theirs.path("enabled_plugins"))).containsAll(texts(ours.path("enabled_plugins")));
    }

    @ParameterizedTest
    @MethodSource("genuine")
    void a_receiver_keeps_the_same_of_it(RecordedCase one) {
        Heartbeat theirs = new EventyayDecoder().decode(one.body(KEY));
        Heartbeat ours = Receiving.heartbeat(Protocol.EVENTYAY, ours(one));

        assertThat(ours.reporter()).isEqualTo(theirs.reporter());
        assertThat(Receiving.kept(VOCABULARY, ours)).isEqualTo(Receiving.kept(VOCABULARY, theirs));
    }

    @ParameterizedTest
    @MethodSource("genuine")
    void it_goes_to_the_same_address_with_the_same_headers(RecordedCase one) {
        JsonNode recorded = one.request().path("headers");
        String key = recorded.has("x-api-key") ? KEY : "";
        boolean google = one.name().equals("c-google-script-endpoint");
        URI endpoint =
                URI.create(google ? "https://script.google.com/macros/s/A/exec" : "https://telemetry.example/x?y");
        EncodedRequest encodedRequest = ours(one);

        Map<String, String> headers = FORM.headers(encodedRequest, key);
        assertThat(headers.keySet()).allMatch(recorded::has);
        headers.forEach((name, value) -> assertThat(value)
                .as(name)
                .isEqualTo(recorded.path(name).asText().replace("{{API_KEY}}", KEY)));
        assertThat(FORM.address(endpoint, encodedRequest, key).toString())
                .isEqualTo(endpoint + one.request().path("path").asText().replace("{{API_KEY}}", KEY));
    }

    @Test
    void it_is_written_in_ascii() throws Exception {
        EncodedRequest ours = ours(RecordedCase.read(FOLDER, "c-unicode-plugins"));

        assertThat(JSON.readTree(ours.body()).path("maintainer_contact").asText())
                .isEqualTo("büro@münchen.example");
        assertThat(new String(ours.body(), StandardCharsets.ISO_8859_1)).matches("\\p{ASCII}+");
    }

    @Test
    void a_text_that_is_not_known_is_as_eventyay_says_it_and_counts_and_flags_are_left_out() throws Exception {
        Heartbeat nothing = new Heartbeat(new Reporter(new UUID(1, 2), "1"), Map.of());
        EncodedRequest encodedRequest = FORM.heartbeat(Outgoing.heartbeat(VOCABULARY, nothing), Outgoing.MOMENTS);
        JsonNode ours = JSON.readTree(encodedRequest.body());

        JsonNode full =
                JSON.readTree(RecordedCase.read(FOLDER, "c-postgres-docker").body(KEY));
        assertThat(shape(ours))
                .isEqualTo(shape(full).stream()
                        .filter(member -> !member.endsWith(" BOOLEAN"))
                        .toList());
        assertThat(ours.path("metrics").isObject()).isTrue();
        assertThat(ours.path("metrics")).isEmpty();
        assertThat(ours.path("eventyay_version").asText()).isEqualTo("unknown");
        assertThat(ours.path("database_version").asText()).isEqualTo("unknown");
        assertThat(ours.path("maintainer_contact").asText()).isEmpty();
        assertThat(FORM.headers(encodedRequest, "")).containsEntry("user-agent", "Eventyay/unknown");
    }

    @Test
    void what_was_told_stands_among_what_was_not_and_of_a_database_the_major_version_alone() throws Exception {
        Heartbeat told = new Heartbeat(
                new Reporter(new UUID(1, 2), "1"),
                Map.of(
                        "database_version", new ReportedValue.Text("15.3"),
                        "redis_enabled", new ReportedValue.Flag(false),
                        "orders_bucket", new ReportedValue.Text("0")));
        JsonNode ours = JSON.readTree(FORM.heartbeat(Outgoing.heartbeat(VOCABULARY, told), Outgoing.MOMENTS)
                .body());

        assertThat(ours.path("database_version").asText()).isEqualTo("15");
        assertThat(ours.path("redis_enabled").isBoolean()).isTrue();
        assertThat(ours.has("celery_enabled")).isFalse();
        assertThat(ours.path("metrics").toString()).isEqualTo("{\"orders_bucket\":\"0\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | {"ok":true}              | true
            200 | {"ok":true,"x":[1]}      | true
            200 | {"ok":"true"}            | false
            200 | {"ok":1}                 | false
            200 | {"ok":false}             | false
            200 | {}                       | false
            200 | [true]                   | false
            200 | "ok"                     | false
            200 | ok                       | false
            200 | ''                       | false
            201 | {"ok":true}              | false
            204 | ''                       | false
            302 | {"ok":true}              | false
            429 | {"ok":true}              | false
            """)
    void only_status_200_with_a_true_ok_is_a_success(int status, String body, boolean success) {
        assertThat(Receiving.accepted(FORM, status, body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(success);
    }

    @Test
    void it_has_no_events() {
        assertThat(FORM.mostEvents()).isZero();
        assertThatThrownBy(() -> FORM.events(Outgoing.page(VOCABULARY, new UUID(1, 2), "", List.of())))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static EncodedRequest ours(RecordedCase one) {
        try {
            String time = JSON.readTree(one.body(KEY)).path("timestamp_utc").asText();
            return FORM.heartbeat(
                    heartbeat(one), new SendTimes(OffsetDateTime.parse(time).toInstant(), null));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static OutgoingHeartbeat heartbeat(RecordedCase one) {
        return Outgoing.heartbeat(VOCABULARY, new EventyayDecoder().decode(one.body(KEY)));
    }

    private static List<String> shape(JsonNode object) {
        return object.properties().stream()
                .map(member -> member.getKey() + " " + member.getValue().getNodeType())
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
