package rollcall.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import rollcall.gate.KeptEvent;
import rollcall.gate.OutgoingEvent;
import rollcall.gate.vocabulary.Field;
import rollcall.report.Event;
import rollcall.report.EventBatch;
import rollcall.report.Heartbeat;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;

/** Whatever happens and whatever the facts are: what the gate let out arrives on each wire as it was, and nothing else leaves. */
@Tag("fast")
class EncoderPropertyTest {
    private static final UUID INSTANCE = UUID.fromString("5b1f0a9e-6c1d-4c8e-9d53-0f6f4f1f7a10");
    private static final int TRIES = 300;

    private static final String LEFT_OF_SECRET = Claimed.SECRET.substring(0, 6);

    /** What the wires of Eventyay and TimeTracker say of a field that nothing is known of. */
    private static final Set<Object> NOT_KNOWN = Set.of("unknown", "0", "0-1h", false, List.of());

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void a_heartbeat_on_rollcalls_wire_arrives_as_it_was(@ForAll("rollcallFacts") Map<String, ReportedValue> facts) {
        assertThat(arrivedAndMore(Protocol.ROLLCALL, facts)).isEmpty();
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void a_heartbeat_on_eventyays_wire_arrives_as_it_was(@ForAll("eventyayFacts") Map<String, ReportedValue> facts) {
        SortedMap<String, Object> more = arrivedAndMore(Protocol.EVENTYAY, facts);
        // Without a checkout, a build is the release of its version.
        Object build = more.remove("build_metadata");
        assertThat(build)
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        unknown -> assertThat(unknown).isEqualTo("unknown"),
                        release -> assertThat(release.toString()).startsWith("v"));
        assertThat(NOT_KNOWN).containsAll(more.values());
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void a_heartbeat_on_penpots_wire_arrives_as_it_was(@ForAll("penpotFacts") Map<String, ReportedValue> facts) {
        assertThat(NOT_KNOWN).containsAll(arrivedAndMore(Protocol.PENPOT, facts).values());
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void a_heartbeat_on_otlps_wire_arrives_as_it_was(@ForAll("otlpFacts") Map<String, ReportedValue> facts) {
        assertThat(NOT_KNOWN).containsAll(arrivedAndMore(Protocol.OTLP, facts).values());
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void events_on_rollcalls_wire_arrive_as_they_were(@ForAll("events") List<Event> events) {
        OutgoingPage page = page(Protocol.ROLLCALL, events);
        EventBatch batch = arrived(Protocol.ROLLCALL, page);

        assertThat(batch.batchId()).isEqualTo(page.pageId());
        assertArrived(batch, page, EncoderPropertyTest::exact);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void events_on_penpots_wire_arrive_as_they_were(@ForAll("events") List<Event> events) {
        OutgoingPage page = page(Protocol.PENPOT, events);

        assertArrived(arrived(Protocol.PENPOT, page), page, EncoderPropertyTest::exact);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void events_on_otlps_wire_arrive_as_they_were_but_for_numbers_that_it_cannot_say(
            @ForAll("events") List<Event> events) {
        OutgoingPage page = page(Protocol.OTLP, events);
        if (!page.events().isEmpty()) {
            assertArrived(arrived(Protocol.OTLP, page), page, EncoderPropertyTest::asOpenTelemetrySaysIt);
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void no_heartbeat_says_what_is_not_in_the_vocabulary(@ForAll("factsOfAll") Map<String, ReportedValue> facts) {
        for (Protocol wire : Protocol.values()) {
            EncodedRequest heartbeat = Encoder.of(wire).heartbeat(outgoing(wire, facts), Outgoing.MOMENTS);

            assertThat(new String(Receiving.plain(heartbeat), StandardCharsets.UTF_8))
                    .doesNotContain(LEFT_OF_SECRET, "203.0.113.77");
        }
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void no_event_says_what_is_not_in_the_vocabulary(@ForAll("events") List<Event> events) throws IOException {
        for (Protocol wire : List.of(Protocol.ROLLCALL, Protocol.PENPOT, Protocol.OTLP)) {
            byte[] body = Receiving.plain(Encoder.of(wire).events(page(wire, events)));
            // What is packed once more says whatever it likes in base64.
            String text = wire == Protocol.PENPOT ? FressianShape.text(body) : new String(body, StandardCharsets.UTF_8);

            assertThat(text).doesNotContain(LEFT_OF_SECRET, "203.0.113.77", "ada@");
        }
    }

    @Provide
    Arbitrary<Map<String, ReportedValue>> factsOfAll() {
        Map<String, Field> fields = new HashMap<>();
        for (Protocol wire : Protocol.values()) {
            fields.putAll(Outgoing.vocabulary(wire).fields());
        }
        return Claimed.facts(fields);
    }

    @Provide
    Arbitrary<Map<String, ReportedValue>> rollcallFacts() {
        return Claimed.facts(Outgoing.vocabulary(Protocol.ROLLCALL).fields());
    }

    @Provide
    Arbitrary<Map<String, ReportedValue>> eventyayFacts() {
        return Claimed.facts(Outgoing.vocabulary(Protocol.EVENTYAY).fields());
    }

    @Provide
    Arbitrary<Map<String, ReportedValue>> penpotFacts() {
        return Claimed.facts(Outgoing.vocabulary(Protocol.PENPOT).fields());
    }

    @Provide
    Arbitrary<Map<String, ReportedValue>> otlpFacts() {
        return Claimed.facts(Outgoing.vocabulary(Protocol.OTLP).fields());
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return Claimed.events(Outgoing.vocabulary(Protocol.ROLLCALL).events());
    }

    /** Everything that was let out arrived; returns what a receiver keeps beside it. */
    private static SortedMap<String, Object> arrivedAndMore(Protocol wire, Map<String, ReportedValue> facts) {
        OutgoingHeartbeat outgoing = outgoing(wire, facts);
        Heartbeat received = Receiving.heartbeat(wire, Encoder.of(wire).heartbeat(outgoing, Outgoing.MOMENTS));
        SortedMap<String, Object> kept = new TreeMap<>(Receiving.kept(outgoing.vocabulary(), received));
        SortedMap<String, Object> sent = new TreeMap<>(outgoing.kept().values());
        // Which form it is written in is the form's to say.
        kept.remove("schema_version");
        sent.remove("schema_version");

        if (wire == Protocol.EVENTYAY) {
            // As Eventyay sends it: the major version alone.
            sent.computeIfPresent(
                    "database_version", (name, version) -> version.toString().replaceFirst("\\..*", ""));
        }
        assertThat(received.reporter().instanceId()).isEqualTo(INSTANCE);
        assertThat(kept).containsAllEntriesOf(sent);
        kept.keySet().removeAll(sent.keySet());
        return kept;
    }

    private static OutgoingHeartbeat outgoing(Protocol wire, Map<String, ReportedValue> facts) {
        return Outgoing.heartbeat(Outgoing.vocabulary(wire), new Heartbeat(new Reporter(INSTANCE, "1"), facts));
    }

    private static OutgoingPage page(Protocol wire, List<Event> events) {
        return Outgoing.page(Outgoing.vocabulary(wire), INSTANCE, "2.1.0", events);
    }

    private static EventBatch arrived(Protocol wire, OutgoingPage page) {
        EncodedRequest encodedRequest = Encoder.of(wire).events(page);
        assertThat(encodedRequest.events()).isEqualTo(page.events().size());
        return Receiving.batch(wire, encodedRequest);
    }

    private static void assertArrived(EventBatch batch, OutgoingPage page, Wording wording) {
        List<KeptEvent> kept =
                Receiving.kept(page.vocabulary(), batch, Outgoing.TODAY).events();

        assertThat(batch.reporter().instanceId()).isEqualTo(INSTANCE);
        assertThat(batch.version()).isEqualTo("2.1.0");
        assertThat(kept).hasSameSizeAs(page.events());
        for (int i = 0; i < kept.size(); i++) {
            assertThat(Receiving.plain(kept.get(i)))
                    .isEqualTo(plain(page.events().get(i), wording));
        }
    }

    /** What a wire makes of a value. */
    private interface Wording {
        /** Null for what it cannot say at all. */
        Object of(Object value);
    }

    private static Object exact(Object value) {
        return value;
    }

    /** Whole numbers of 64 bits and floating point; a text that Python's senders have for nothing. */
    private static Object asOpenTelemetrySaysIt(Object value) {
        if (value.equals("None")) {
            return null;
        }
        if (!(value instanceof BigDecimal number)) {
            return value;
        }
        boolean whole = number.scale() <= 0 && number.toBigInteger().bitLength() < Long.SIZE;
        double nearest = number.doubleValue();
        return whole ? number : Double.isFinite(nearest) ? BigDecimal.valueOf(nearest) : null;
    }

    private static Map<String, Object> plain(OutgoingEvent event, Wording wording) {
        return Map.of(
                "name", event.name(),
                "type", event.type(),
                "source", event.source(),
                "day", event.day(),
                "somebody", event.profile().isPresent(),
                "properties", plain(event.properties(), wording),
                "context", plain(event.context(), wording));
    }

    private static Map<String, Object> plain(Map<String, Object> values, Wording wording) {
        Map<String, Object> worded = new TreeMap<>();
        values.forEach((name, value) -> {
            Object said = wording.of(value);
            if (said != null) {
                worded.put(name, said);
            }
        });
        return Receiving.plain(worded);
    }
}
