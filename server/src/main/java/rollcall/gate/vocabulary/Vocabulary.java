package rollcall.gate.vocabulary;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may be kept of a product's reports: the permitted fields by name, in the order in which pages show them.
 *
 * @param preset the name of the preset it started from
 * @param versionField the field that holds the product's own version
 * @param fields by name
 * @param events what may be kept of events
 * @param aliases under which other names senders send a field, and the field's own
 */
public record Vocabulary(
        String preset,
        String versionField,
        Map<String, Field> fields,
        EventVocabulary events,
        Map<String, String> aliases) {
    /** What every decoder may call the product's version, whatever the vocabulary's own name for it. */
    public static final String PRODUCT_VERSION = "product_version";

    /** The same, and TimeTracker's name for it, which log records of every program have. */
    public static final Set<String> VERSIONS = Set.of(PRODUCT_VERSION, "app_version");

    public Vocabulary {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        aliases = Map.copyOf(aliases);
    }

    /** A vocabulary whose fields have one name each, but for the version. */
    public Vocabulary(String preset, String versionField, Map<String, Field> fields, EventVocabulary events) {
        this(preset, versionField, fields, events, Map.of());
    }

    /** The name of the field for which a sender may have that name as well; the same name if there is none. */
    public String fieldName(String sent) {
        return VERSIONS.contains(sent) ? versionField : aliases.getOrDefault(sent, sent);
    }

    /** The permitted field of that name, if there is one. */
    public Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** This vocabulary without the fields of a kind. */
    public Vocabulary without(FieldKind fieldKind) {
        Map<String, Field> others = new LinkedHashMap<>(fields);
        others.values().removeIf(field -> field.kind() == fieldKind);
        return new Vocabulary(preset, versionField, others, events, aliases);
    }

    /** This vocabulary for a program whose versions have four numbers: its own version, in heartbeats and in events. */
    public Vocabulary withFourPartVersions() {
        Map<String, Field> all = new LinkedHashMap<>(fields);
        all.computeIfPresent(versionField, (name, field) -> field.withFourParts());
        return new Vocabulary(preset, versionField, all, events.withFourPartVersions(), aliases);
    }

    /** Whether the program's version may have four small numbers. */
    public boolean hasFourPartVersions() {
        return field(versionField).map(Field::hasFourParts).orElse(false);
    }

    /** The permitted fields that a page shows, in order. */
    public List<Field> group(FieldGroup fieldGroup) {
        return fields.values().stream()
                .filter(field -> field.group() == fieldGroup)
                .toList();
    }

    /** This vocabulary and the fields that were permitted since; a name that is here already stays as it is. */
    public Vocabulary with(Collection<Field> permitted) {
        Map<Boolean, List<Field>> ofEvents =
                permitted.stream().collect(Collectors.partitioningBy(EventVocabulary::isOfEvents));
        Map<String, Field> all = new LinkedHashMap<>(fields);
        ofEvents.get(false).forEach(field -> all.putIfAbsent(field.name(), field));
        return new Vocabulary(preset, versionField, all, events.with(ofEvents.get(true)), aliases);
    }
}
