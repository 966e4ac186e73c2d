package rollcall.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rollcall.decoder.penpot.PenpotDecoder;
import rollcall.gate.vocabulary.Presets;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.intake.RecordedCase;
import rollcall.report.BucketScale;
import rollcall.report.EventBatch;
import rollcall.report.Heartbeat;

/** Our two requests beside those of Penpot's own telemetry task, for the same facts and events. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class PenpotEncoderTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "wire", "penpot");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Encoder FORM = Encoder.of(Protocol.PENPOT);
    private static final Vocabulary VOCABULARY = Outgoing.vocabulary(Protocol.PENPOT);
    private static final Vocabulary RECEIVERS = Presets.load("penpot");

    /** Understood by the vocabulary and not let out: the time zone tells the place, and the exact counts come as events. */
    private static final Set<String> WITHHELD = Set.of("user-tz", "event-counters");

    /** What needs no name to leave: Penpot's own rules let it through whatever it is called. */
    private static final Set<String> OF_ANY_NAME = Set.of("UUID", "Long", "Double", "Boolean", "clj/bigint");

    /** Clojure tells decimals and its own whole numbers from those of the machine; what an agent reads from JSON is the machine's. */
    private static final Set<String> NUMBERS =
            Set.of("Long", "Double", "Float", "BigDecimal", "clj/bigint", "clj/ratio");

    /** Penpot's frontend has keywords in some contexts; what was kept of them is a text. */
    private static final Set<String> TEXTS = Set.of("String", "clj/keyword");

    private static final Set<String> ENVELOPE =
            Set.of("name", "type", "source", "tracked-at", "profile-id", "props", "context");

    static List<RecordedCase> reports() {
        return genuine("telemetry-legacy-report");
    }

    static List<RecordedCase> batches() {
        return genuine("telemetry-events");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void a_report_has_the_same_keys_with_the_same_types(RecordedCase one) throws Exception {
        JsonNode theirs = JSON.readTree(one.body(""));
        JsonNode ours = JSON.readTree(report(one).body());

        for (String name : List.of("type", "version", "instance-id")) {
            assertThat(ours.get(name)).as(name).isEqualTo(theirs.get(name));
        }
        Set<String> expected = names(theirs.path("stats"));
        expected.removeAll(WITHHELD);
        if (theirs.has("subscriptions")) {
            // Addresses of people stay here; of them only how many they are may leave, and that is a statistic.
            expected.add("subscriptions");
        }
        assertThat(names(ours)).containsExactlyInAnyOrder("type", "version", "instance-id", "stats");
        assertThat(names(ours.path("stats"))).isEqualTo(expected);
        ours.path("stats").properties().forEach(stat -> {
            JsonNode recorded = theirs.path("stats").path(stat.getKey());
            if (recorded.isArray() || recorded.isMissingNode()) {
                // Mail domains name organisations: how many they are is what leaves.
                assertThat(Set.of("email-domains", "subscriptions")).contains(stat.getKey());
                assertThat(stat.getValue().isIntegralNumber()).isTrue();
            } else {
                assertThat(stat.getValue().getNodeType()).as(stat.getKey()).isEqualTo(recorded.getNodeType());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("reports")
    void an_exact_count_leaves_as_the_smallest_number_of_its_step(RecordedCase one) throws Exception {
        JsonNode theirs = JSON.readTree(one.body("")).path("stats");
        JsonNode ours = JSON.readTree(report(one).body()).path("stats");

        theirs.properties().stream().filter(stat -> stat.getValue().isNumber()).forEach(stat -> {
            BucketScale bucketScale = BucketScale.named(
                    VOCABULARY.field(stat.getKey()).orElseThrow().bucket());
            BigDecimal exact = stat.getValue().decimalValue();
            BigDecimal sent = ours.path(stat.getKey()).decimalValue();
            assertThat(bucketScale.from()).contains(sent);
            assertThat(sent).isLessThanOrEqualTo(exact);
            assertThat(bucketScale.label(sent)).isEqualTo(bucketScale.label(exact));
        });
    }

    @ParameterizedTest
    @MethodSource("reports")
    void a_receiver_keeps_the_same_of_a_report(RecordedCase one) {
        Heartbeat theirs = (Heartbeat) new PenpotDecoder().decode(one.body(""));
        Heartbeat ours = Receiving.heartbeat(Protocol.PENPOT, report(one));

        assertThat(ours.reporter()).isEqualTo(theirs.reporter());
        assertThat(Receiving.kept(RECEIVERS, ours)).isEqualTo(Receiving.kept(RECEIVERS, theirs));
    }

    @ParameterizedTest
    @MethodSource("batches")
    void an_events_parts_have_the_same_keys_and_types_in_fressian(RecordedCase one) throws Exception {
        List<Map<String, Object>> theirs = FressianShape.events(one.body(""));
        List<Map<String, Object>> ours = FressianShape.events(batch(one).body());

        // Names that are not shaped like a program's own words stay here.
        theirs.removeIf(event -> !VOCABULARY.events().permits(FressianShape.text(event.get("name"))));
        assertThat(ours).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.size(); i++) {
            assertSameEnvelope(ours.get(i), theirs.get(i));
            Map<String, Object> properties = FressianShape.map(theirs.get(i).get("props"));
            Map<String, Object> context = FressianShape.map(theirs.get(i).get("context"));
            properties.keySet().removeAll(assertSameKinds(ours.get(i).get("props"), properties));
            context.keySet().removeAll(assertSameKinds(ours.get(i).get("context"), context));
            // A number of more digits than a double has could be a text in disguise.
            properties.values().removeIf(value -> FressianShape.digits(value) > 17);
            assertThat(properties.values()).extracting(FressianShape::kind).doesNotContainAnyElementsOf(OF_ANY_NAME);
            // What no vocabulary names stays here, as event-namespace and event-symbol do: the event's name says
            // enough.
            context.keySet().removeIf(part -> VOCABULARY.events().context(part).isEmpty());
            assertThat(context.values()).extracting(FressianShape::kind).isSubsetOf(TEXTS);
        }
    }

    private static void assertSameEnvelope(Map<String, Object> ours, Map<String, Object> theirs) {
        Set<String> expected = new TreeSet<>(ENVELOPE);
        expected.retainAll(theirs.keySet());
        // An event without a day happened on the day on which it was told.
        expected.add("tracked-at");
        assertThat(ours.keySet()).isEqualTo(expected);
        ours.forEach((name, value) -> assertThat(FressianShape.kind(value))
                .as(name)
                .isEqualTo(name.equals("tracked-at") ? "java/instant" : FressianShape.kind(theirs.get(name))));
    }

    /** Returns the names that both have. */
    private static Set<String> assertSameKinds(Object ours, Map<String, Object> theirs) {
        Map<String, Object> members = FressianShape.map(ours);
        members.forEach((name, value) -> {
            String kind = FressianShape.kind(value);
            String recorded = FressianShape.kind(theirs.get(name));
            boolean alike = Stream.of(NUMBERS, TEXTS).anyMatch(one -> one.containsAll(List.of(kind, recorded)));
            assertThat(alike ? recorded : kind).as(name).isEqualTo(recorded);
        });
        return members.keySet();
    }

    @ParameterizedTest
    @MethodSource("batches")
    void a_receiver_keeps_the_same_of_a_batch(RecordedCase one) {
        EventBatch theirs = (EventBatch) new PenpotDecoder().decode(one.body(""));
        EventBatch ours = Receiving.batch(Protocol.PENPOT, batch(one));

        assertThat(ours.reporter()).isEqualTo(theirs.reporter());
        assertThat(keptEvents(ours)).isEqualTo(keptEvents(theirs));
    }

    @Test
    void a_page_is_one_base64_text_of_one_zstd_frame_with_its_size() throws Exception {
        RecordedCase one = RecordedCase.read(FOLDER, "events-real-mix");
        byte[] theirs = FressianShape.blob(one.body(""));
        byte[] ours = FressianShape.blob(batch(one).body());

        assertThat(ours).startsWith(0, 4);
        assertThat(theirs).startsWith(0, 4);
        assertThat(Zstd.getFrameContentSize(Arrays.copyOfRange(ours, 6, ours.length)))
                .isEqualTo(ByteBuffer.wrap(ours, 2, 4).getInt());
        assertThat(Zstd.getFrameContentSize(Arrays.copyOfRange(theirs, 6, theirs.length)))
                .isEqualTo(ByteBuffer.wrap(theirs, 2, 4).getInt());
    }

    @Test
    void a_key_is_a_header_and_the_address_stays() throws Exception {
        EncodedRequest encodedRequest = report(reports().get(0));
        URI endpoint = URI.create("https://telemetry.example/in?x=1");

        assertThat(FORM.address(endpoint, encodedRequest, "k")).isEqualTo(endpoint);
        assertThat(FORM.headers(encodedRequest, "")).doesNotContainKey("x-api-key");
        assertThat(FORM.headers(encodedRequest, "k"))
                .containsEntry("x-api-key", "k")
                .containsEntry("content-type", "application/json")
                .doesNotContainKey("content-encoding");
    }

    @Test
    void every_status_up_to_206_is_a_success() {
        assertThat(List.of(200, 201, 204, 206)).allMatch(status -> Receiving.accepted(FORM, status, new byte[0]));
        assertThat(List.of(207, 301, 400, 401, 429, 500))
                .noneMatch(status -> Receiving.accepted(FORM, status, new byte[0]));
    }

    private static List<Map<String, Object>> keptEvents(EventBatch batch) {
        return Receiving.kept(RECEIVERS, batch, Outgoing.TODAY).events().stream()
                .map(Receiving::plain)
                .toList();
    }

    private static EncodedRequest report(RecordedCase one) {
        Heartbeat facts = (Heartbeat) new PenpotDecoder().decode(one.body(""));
        return FORM.heartbeat(Outgoing.heartbeat(VOCABULARY, facts), Outgoing.MOMENTS);
    }

    private static EncodedRequest batch(RecordedCase one) {
        EventBatch theirs = (EventBatch) new PenpotDecoder().decode(one.body(""));
        OutgoingPage page =
                Outgoing.page(VOCABULARY, theirs.reporter().instanceId(), theirs.version(), theirs.events());
        return FORM.events(page);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<RecordedCase> genuine(String kind) {
        return RecordedCase.all(FOLDER).stream()
                .filter(one -> one.expect().path("kind").asText().equals(kind))
                .filter(one -> !one.expect().path("optional").asBoolean())
                .toList();
    }
}
