package rollcall.sender.facts;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollcall.encoder.Protocol;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.ReportedValue;

/** Finds the fields of a form that neutral names mean. */
public final class ProtocolFields {
    private static final String VERSION = "_version";
    private static final String PLUGINS = "plugins";

    /** Neutral names by form, where spelling alone does not find the field. */
    private static final Map<Protocol, Map<String, String>> OTHER_NAMES = Map.of(
            Protocol.ROLLCALL, Map.of(),
            Protocol.EVENTYAY, Map.of(PLUGINS, "enabled_plugins", "errors", "error_count_bucket"),
            Protocol.PENPOT,
                    Map.of(
                            "os_family", "os-name",
                            "architecture", "os-arch",
                            "processors", "jvm-cpus",
                            "memory", "jvm-heap-max",
                            "memory_used", "jvm-heap-current",
                            "deployment_type", "referer",
                            "events", "total-accomulated-events"),
            Protocol.OTLP, Map.of("os_family", "platform", "deployment_environment", "deployment.environment"));

    /** Java's name of Apple's system, which Penpot sends as it is. */
    private static final Map<String, ReportedValue> PENPOT_SYSTEMS =
            Map.of("darwin", new ReportedValue.Text("Mac OS X"));

    /**
     * What a program reports of itself, in names that belong to no protocol.
     *
     * @param version the program's own; empty if it is not known
     * @param environment what it runs on, by names such as {@code os_family}, or by the names of a protocol
     * @param counts exact numbers, 0 or more, by what is counted
     * @param plugins names of the program's plugins; null for a program that has none
     */
    public record NeutralFacts(
            String version,
            Map<String, ReportedValue> environment,
            Map<String, BigDecimal> counts,
            @Nullable List<String> plugins) {}

    private ProtocolFields() {}

    /** Names that a form may not have by itself: what is counted, and versions. */
    public static List<String> declared(NeutralFacts facts) {
        Stream<String> versions = facts.environment().keySet().stream().filter(name -> name.endsWith(VERSION));
        return Stream.concat(facts.counts().keySet().stream(), versions)
                .map(ProtocolFields::underscored)
                .distinct()
                .toList();
    }

    /**
     * The facts by the form's field names, those that have none by their own. A count never becomes anything but a step, whatever it is
     * called.
     *
     * @param vocabulary the form's, with what the program declared
     */
    public static Map<String, ReportedValue> reportedValues(
            Protocol protocol, Vocabulary vocabulary, NeutralFacts facts) {
        Map<String, ReportedValue> reportedValues = new LinkedHashMap<>();
        if (!facts.version().isEmpty()) {
            reportedValues.put(Vocabulary.PRODUCT_VERSION, new ReportedValue.Text(facts.version()));
        }
        facts.environment().forEach((name, reportedValue) -> {
            String field = field(protocol, vocabulary, name).orElse(name);
            reportedValues.putIfAbsent(field, value(protocol, field, reportedValue));
        });
        facts.counts().forEach((name, number) -> {
            String field = field(protocol, vocabulary, name).orElse(name);
            reportedValues.putIfAbsent(field, count(vocabulary, field, new ReportedValue.Number(number)));
        });
        if (facts.plugins() != null) {
            reportedValues.putIfAbsent(
                    field(protocol, vocabulary, PLUGINS).orElse(PLUGINS), new ReportedValue.Names(facts.plugins()));
        }
        return reportedValues;
    }

    /** The form's own name counts first, then the table, then other spellings. */
    private static Optional<String> field(Protocol protocol, Vocabulary vocabulary, String name) {
        String underscored = underscored(name);
        String hyphenated = name.replace('_', '-');
        String inTable = OTHER_NAMES.getOrDefault(protocol, Map.of()).getOrDefault(underscored, name);
        return Stream.of(name, inTable, underscored, hyphenated, underscored + "_bucket", "total-" + hyphenated)
                .filter(vocabulary.fields()::containsKey)
                .findFirst();
    }

    private static ReportedValue value(Protocol protocol, String field, ReportedValue reportedValue) {
        boolean penpotSystem = protocol == Protocol.PENPOT && field.equals("os-name");
        return penpotSystem && reportedValue instanceof ReportedValue.Text text
                ? PENPOT_SYSTEMS.getOrDefault(text.text().toLowerCase(java.util.Locale.ROOT), reportedValue)
                : reportedValue;
    }

    private static ReportedValue count(Vocabulary vocabulary, String name, ReportedValue.Number number) {
        boolean step = vocabulary.field(name).map(Field::kind).stream().allMatch(FieldKind.BUCKET::equals);
        return step ? number : new ReportedValue.Other(number.kind());
    }

    private static String underscored(String name) {
        return name.replace('-', '_');
    }
}
