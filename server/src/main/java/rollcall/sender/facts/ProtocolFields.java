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

/** Maps neutral names of facts to the field names of a protocol. */
public final class ProtocolFields {
    private static final String VERSION = "_version";
    private static final String PLUGINS = "plugins";

    /** The fields by protocol and neutral name, where the spellings that {@link #field} tries do not find the field. */
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

    /** Penpot reports Java's name of Apple's system, so the common name becomes that name. */
    private static final Map<String, ReportedValue> PENPOT_SYSTEMS =
            Map.of("darwin", new ReportedValue.Text("Mac OS X"));

    /**
     * The facts that a program reports of itself, in names that belong to no protocol.
     *
     * @param version the program's own version; empty if it is unknown
     * @param environment what the program runs on, by neutral names such as {@code os_family} or by field names of a protocol
     * @param counts exact numbers, 0 or more, by the name of what is counted
     * @param plugins the names of the program's plugins; null if the program reports none
     */
    public record NeutralFacts(
            String version,
            Map<String, ReportedValue> environment,
            Map<String, BigDecimal> counts,
            @Nullable List<String> plugins) {}

    private ProtocolFields() {}

    /**
     * Returns the names that a protocol may not define: all names of counts, and names in the environment that end in {@code _version}.
     * Hyphens in them become underscores.
     */
    public static List<String> declared(NeutralFacts facts) {
        Stream<String> versions = facts.environment().keySet().stream().filter(name -> name.endsWith(VERSION));
        return Stream.concat(facts.counts().keySet().stream(), versions)
                .map(ProtocolFields::underscored)
                .distinct()
                .toList();
    }

    /**
     * Returns the facts by the field names of the protocol. A fact without a field stays under its own name. A count becomes a number only
     * where its field is a bucket, or where there is no field; otherwise only the kind of its value remains, so that no exact count is ever
     * kept.
     *
     * @param vocabulary the protocol's vocabulary, with the names that the program declared
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

    /**
     * Finds the field for a name. The name itself is tried first, then the table of other names, then other spellings. Empty if no field is
     * found.
     */
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
