package rollcall.encoder;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import rollcall.gate.vocabulary.EventVocabulary;
import rollcall.gate.vocabulary.Field;
import rollcall.report.BucketScale;
import rollcall.report.Event;
import rollcall.report.ReportedValue;

/** Facts and events of whatever sort, permitted or not, with something in them that must never leave. */
final class Claimed {
    /** No vocabulary lets it out, whatever it is the value of: words have no digits within. */
    static final String SECRET = "s3cr3t-9x9";

    private static final List<String> TEXTS = List.of(
            SECRET,
            "6.1.0-" + SECRET,
            "2.17.1-RC1-173-g66bb6a11df",
            "6.1.0-28-amd64",
            "141.0",
            "unknown",
            "None",
            "Mozilla/5.0 (" + SECRET + ") Gecko/20100101 Firefox/141.0",
            "curl/8.14.1",
            "Windows 10",
            "zh_cn",
            "de",
            "workspace:add-shape",
            "example.org",
            "ada@example.org",
            "main@9fceb02d",
            "https://design.example.org/" + SECRET,
            "0123456789abcdef",
            "f7049a26-4661-47df-9c57-73453bd0d715",
            "11-50",
            "37",
            "203.0.113.77",
            "büro \"\\\n\u2028 \ud83d\ude00",
            "");

    /** Names that a form might need for itself. */
    private static final List<String> NAMES = List.of(
            "id",
            "name",
            "is-shared",
            "revn",
            "ns/slash/name",
            "$set?",
            "event_name",
            "install_id",
            "identity",
            "detailed",
            "event_category",
            "app_version",
            "trace_id",
            "span_id",
            "context",
            "source",
            "props",
            "file-id",
            "team-id",
            "a.b",
            "context.browser",
            "Frau Müller");

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "-1",
            "1.0",
            "1.50",
            "0.1",
            "63",
            "1440",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "12345678901234567890123456789",
            "1234.56789012345678901234567890",
            "1e300",
            "1e400",
            "-1e399",
            "4.9E-324",
            "1e-400",
            "1e401");

    private Claimed() {}

    /** Facts with the names of fields, and with others. */
    static Arbitrary<Map<String, ReportedValue>> facts(Map<String, Field> fields) {
        return members(fields, List.of("hostname", "schema_version", "instance_id", SECRET));
    }

    /** Events whose parts have a vocabulary's names, and others. */
    static Arbitrary<List<Event>> events(EventVocabulary vocabulary) {
        Arbitrary<String> names = Arbitraries.of(
                "navigate",
                "login",
                "create-file",
                "instance-start",
                "timer.started",
                "base_telemetry.heartbeat",
                "x/y:z",
                SECRET,
                "Ada");
        Arbitrary<String> types = Arbitraries.of("action", "identify", "trigger", "command", SECRET)
                .injectNull(0.1);
        Arbitrary<String> sources = Arbitraries.of("telemetry:backend", "telemetry:frontend", SECRET)
                .injectNull(0.1);
        Arbitrary<Instant> times = Arbitraries.longs()
                .between(-40, 3)
                .map(days -> Outgoing.NOW.plusSeconds(days * 86_400))
                .injectNull(0.1);
        Arbitrary<String> profiles = Arbitraries.of(
                        "7", SECRET, "f7049a26-4661-47df-9c57-73453bd0d715", "00000000-0000-0000-0000-000000000000", "")
                .injectNull(0.2);
        return Combinators.combine(
                        names,
                        types,
                        sources,
                        times,
                        profiles,
                        members(vocabulary.properties(), NAMES),
                        members(vocabulary.context(), NAMES))
                .as(Event::new)
                .list()
                .ofMaxSize(12);
    }

    private static Arbitrary<Map<String, ReportedValue>> members(Map<String, Field> fields, List<String> others) {
        List<Arbitrary<Map.Entry<String, ReportedValue>>> entries = new ArrayList<>();
        fields.values()
                .forEach(field ->
                        entries.add(claim(field).map(reportedValue -> Map.entry(field.name(), reportedValue))));
        others.forEach(name -> entries.add(any().map(reportedValue -> Map.entry(name, reportedValue))));
        return Arbitraries.of(entries)
                .flatMap(entry -> entry)
                .list()
                .ofMaxSize(fields.size() + 6)
                .map(list -> {
                    Map<String, ReportedValue> members = new LinkedHashMap<>();
                    list.forEach(entry -> members.put(entry.getKey(), entry.getValue()));
                    return members;
                });
    }

    /** Something that could be a field's value, or anything. */
    private static Arbitrary<ReportedValue> claim(Field field) {
        List<String> labels = field.bucket() == null
                ? List.of()
                : BucketScale.named(field.bucket()).labels();
        List<String> fitting = new ArrayList<>(labels);
        fitting.addAll(field.values());
        return fitting.isEmpty()
                ? any()
                : Arbitraries.oneOf(Arbitraries.of(fitting).map(ReportedValue.Text::new), any());
    }

    private static Arbitrary<ReportedValue> any() {
        Arbitrary<ReportedValue> texts = Arbitraries.of(TEXTS).map(ReportedValue.Text::new);
        return Arbitraries.oneOf(
                texts,
                texts,
                texts,
                Arbitraries.of(NUMBERS).map(number -> new ReportedValue.Number(new BigDecimal(number))),
                Arbitraries.longs()
                        .between(0, 1L << 40)
                        .map(number -> new ReportedValue.Number(BigDecimal.valueOf(number))),
                Arbitraries.of(true, false).map(ReportedValue.Flag::new),
                Arbitraries.of("mail", "eventyay_stripe", "telemetry", "enable-login", SECRET)
                        .list()
                        .ofMaxSize(4)
                        .map(ReportedValue.Names::new),
                Arbitraries.randomValue(random -> new UUID(random.nextLong(), random.nextLong()))
                        .map(ReportedValue.Id::new),
                Arbitraries.of("null", "object", "mixed list").map(ReportedValue.Other::new));
    }
}
