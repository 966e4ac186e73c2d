package rollcall.sender.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import rollcall.encoder.Protocol;
import rollcall.gate.Gate;
import rollcall.gate.IgnoredField;
import rollcall.gate.KeptHeartbeat;
import rollcall.gate.OutgoingEvent;
import rollcall.gate.OutgoingGate;
import rollcall.gate.vocabulary.EventVocabulary;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Presets;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.BucketScale;
import rollcall.report.Heartbeat;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;
import rollcall.sender.consent.Disclosure;
import rollcall.store.sender.AuditRow;
import rollcall.store.sender.NewAuditRow;

/** What leaves, whatever is thrown in: nothing outside the vocabulary, and what left once leaves the same way again. */
@Tag("fast")
class OutgoingPropertyTest {
    private static final Vocabulary VOCABULARY =
            Disclosure.of(Protocol.PENPOT, List.of(), List.of()).whole();
    private static final UUID INSTANCE = UUID.fromString("5b1f0a9e-6c1d-4c8e-9d53-0f6f4f1f7a10");
    private static final byte[] SALT = new byte[32];
    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** No text of a vocabulary holds it. */
    private static final String SECRET = "Zq7secret";

    @Property(tries = 500)
    void an_event_leaves_with_permitted_names_alone_and_without_what_people_wrote(@ForAll("events") AuditedEvent raw) {
        Optional<OutgoingEvent> out = gate().judge(RowEvents.event(raw));

        out.ifPresent(event -> {
            EventVocabulary permitted = VOCABULARY.events();
            assertThat(event.context().keySet()).isSubsetOf(permitted.context().keySet());
            event.properties()
                    .forEach((name, value) -> assertThat(permitted.properties().containsKey(name) || isPlain(value))
                            .as(name + " " + value)
                            .isTrue());
            assertThat(text(row(event))).doesNotContain(SECRET);
            event.profile()
                    .map(UUID::toString)
                    .ifPresent(who -> assertThat(who)
                            .hasSize(36)
                            .satisfiesAnyOf(
                                    same -> assertThat(same).isEqualTo(raw.profile()),
                                    pseudonym ->
                                            assertThat(pseudonym.charAt(14)).isEqualTo('8')));
        });
    }

    @Property(tries = 500)
    void what_left_once_leaves_the_same_way_again(@ForAll("events") AuditedEvent raw) {
        Optional<NewAuditRow> once = gate().judge(RowEvents.event(raw)).map(NewAuditRow::outgoing);

        Optional<NewAuditRow> twice =
                once.flatMap(row -> gate().judge(RowEvents.event(stored(row)))).map(NewAuditRow::outgoing);

        assertThat(twice.map(OutgoingPropertyTest::text)).isEqualTo(once.map(OutgoingPropertyTest::text));
    }

    @Property(tries = 500)
    void facts_leave_with_permitted_names_alone_and_the_same_way_again(
            @ForAll("facts") Map<String, ReportedValue> claims, @ForAll Protocol wire) {
        Vocabulary vocabulary = Disclosure.of(wire, List.of(), List.of()).whole();

        KeptHeartbeat once = judge(vocabulary, claims);
        KeptHeartbeat twice = judge(vocabulary, claims(once));

        assertThat(once.values().keySet()).isSubsetOf(vocabulary.fields().keySet());
        assertThat(once.values().toString()).doesNotContain(SECRET);
        assertThat(twice.values()).isEqualTo(once.values());
    }

    @Property(tries = 200)
    void exact_numbers_leave_as_steps(@ForAll("counts") BigDecimal number, @ForAll Protocol wire) {
        Vocabulary vocabulary = Disclosure.of(wire, List.of(), List.of()).whole();
        Map<String, ReportedValue> claims = new HashMap<>();
        vocabulary.fields().keySet().forEach(name -> claims.put(name, new ReportedValue.Number(number)));

        judge(vocabulary, claims).values().forEach((name, value) -> {
            Field field = vocabulary.field(name).orElseThrow();
            if (field.bucket() != null) {
                assertThat(BucketScale.named(field.bucket()).labels()).contains((String) value);
            }
        });
    }

    @Provide
    Arbitrary<AuditedEvent> events() {
        Arbitrary<String> names = Arbitraries.of(
                "create-file",
                "timer.started",
                "navigate",
                "login",
                "login-with-oidc",
                "instance-start",
                "update-profile",
                SECRET,
                "a b",
                "x.example.org",
                "");
        Arbitrary<String> types = Arbitraries.of("action", "identify", "trigger", "command", SECRET);
        Arbitrary<String> profiles = Arbitraries.of(
                        "7", "ada@example.org", "f7049a26-4661-47df-9c57-73453bd0d715", SECRET)
                .injectNull(0.2);
        return Combinators.combine(
                        names,
                        types,
                        Arbitraries.of("backend", "frontend", SECRET),
                        profiles,
                        objects(propertyNames()),
                        objects(contextNames()))
                .as((name, type, source, profile, properties, context) -> new AuditedEvent(
                        name, type, source, Instant.parse("2026-11-20T10:00:00Z"), profile, properties, context));
    }

    @Provide
    Arbitrary<Map<String, ReportedValue>> facts() {
        List<String> names = new ArrayList<>(List.of("hostname", "secret_name", "users", "product_version"));
        Presets.NAMES.forEach(
                preset -> names.addAll(Presets.load(preset).fields().keySet()));
        Arbitrary<ReportedValue> claims = Arbitraries.oneOf(
                texts().map(ReportedValue.Text::new),
                counts().map(ReportedValue.Number::new),
                Arbitraries.of(true, false).map(ReportedValue.Flag::new),
                texts().list().ofMaxSize(4).map(ReportedValue.Names::new),
                Arbitraries.of("null", "object", "mixed list").map(ReportedValue.Other::new));
        return Arbitraries.maps(Arbitraries.of(names), claims).ofMaxSize(30);
    }

    @Provide
    Arbitrary<BigDecimal> counts() {
        return Arbitraries.oneOf(
                Arbitraries.bigDecimals().ofScale(2), Arbitraries.longs().map(BigDecimal::valueOf));
    }

    private static Arbitrary<ObjectNode> objects(Arbitrary<String> names) {
        Arbitrary<JsonNode> values = Arbitraries.oneOf(
                texts().map(JSON::textNode),
                Arbitraries.bigDecimals().ofScale(3).map(JSON::numberNode),
                Arbitraries.of(true, false).map(JSON::booleanNode),
                texts().list().ofMaxSize(3).map(texts -> {
                    var array = JSON.arrayNode();
                    texts.forEach(array::add);
                    return array;
                }),
                texts().map(text -> JSON.objectNode().put(SECRET, text)),
                Arbitraries.of(JSON.nullNode()));
        return Arbitraries.maps(names, values).ofMaxSize(8).map(members -> {
            ObjectNode object = JSON.objectNode();
            members.forEach(object::set);
            return object;
        });
    }

    private static Arbitrary<String> propertyNames() {
        List<String> names = new ArrayList<>(VOCABULARY.events().properties().keySet());
        names.addAll(List.of("id", "title", "is-shared", SECRET, "a.b.example.org", "", "ip"));
        return Arbitraries.of(names);
    }

    private static Arbitrary<String> contextNames() {
        List<String> names = new ArrayList<>(VOCABULARY.events().context().keySet());
        names.addAll(List.of("session", "ip-addr", "access-token", SECRET));
        return Arbitraries.of(names);
    }

    private static Arbitrary<String> texts() {
        List<String> permitted = new ArrayList<>(List.of(
                "de",
                "zh_cn",
                "example.org",
                "https://events.example.org",
                "47595918e30f383b",
                "f7049a26-4661-47df-9c57-73453bd0d715",
                "2.17.1-RC1-173-g66bb6a11df",
                "v1.0",
                "main@9fceb02d",
                "secret-branch@9fceb02d",
                "workspace:menu",
                "203.0.113.77",
                "1,000",
                "37",
                "1-10",
                "5000+",
                "640-1023",
                "18.5",
                "Windows 10",
                "Mobile Safari",
                "Firefox 141",
                "other",
                "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0",
                "ada@example.org",
                "Linux",
                "docker",
                "eventyay.plugins.badges",
                SECRET,
                SECRET + " and more",
                "/home/" + SECRET,
                ""));
        return Arbitraries.oneOf(
                Arbitraries.of(permitted), Arbitraries.strings().ofMaxLength(12));
    }

    private static OutgoingGate gate() {
        return OutgoingGate.of(VOCABULARY, INSTANCE, SALT, TODAY);
    }

    private static KeptHeartbeat judge(Vocabulary vocabulary, Map<String, ReportedValue> claims) {
        KeptHeartbeat kept = Gate.judge(vocabulary, new Heartbeat(new Reporter(INSTANCE, "1"), claims));
        assertThat(kept.ignored()).extracting(IgnoredField::name).noneMatch(name -> name.contains(SECRET));
        return kept;
    }

    private static Map<String, ReportedValue> claims(KeptHeartbeat keptHeartbeat) {
        Map<String, ReportedValue> claims = new HashMap<>();
        keptHeartbeat.values().forEach((name, value) -> claims.put(name, claim(value)));
        return claims;
    }

    @SuppressWarnings("unchecked")
    private static ReportedValue claim(Object value) {
        if (value instanceof Boolean flag) {
            return new ReportedValue.Flag(flag);
        }
        return value instanceof List<?> names
                ? new ReportedValue.Names((List<String>) names)
                : new ReportedValue.Text(
                        value instanceof rollcall.gate.KeptEvent.ShortHash print ? print.digits() : (String) value);
    }

    private static boolean isPlain(Object value) {
        return value instanceof UUID || value instanceof Boolean || value instanceof BigDecimal;
    }

    private static NewAuditRow row(OutgoingEvent event) {
        return NewAuditRow.outgoing(event);
    }

    private static AuditRow stored(NewAuditRow row) {
        return new AuditRow(
                1,
                row.createdAt(),
                row.source(),
                row.type(),
                row.name(),
                row.profile(),
                row.properties(),
                row.context());
    }

    private static String text(NewAuditRow row) {
        return String.join(
                " ",
                row.createdAt().toString(),
                row.source(),
                row.type(),
                row.name(),
                row.profile(),
                row.properties(),
                row.context());
    }
}
