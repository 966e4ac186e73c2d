package rollcall.gate.vocabulary;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be kept of a product's reports.
 *
 * @param preset the name of the preset that it started from
 * @param versionField the name of the field with the product's own version
 * @param errorsField the name of the field of ranges that counts the program's errors; null if none does
 * @param fields by name, in the order in which pages show them
 * @param events what may be kept of events
 * @param aliases other names under which senders send a field, and the field's own name
 */
public record Vocabulary(
        String preset,
        String versionField,
        @Nullable String errorsField,
        Map<String, Field> fields,
        EventVocabulary events,
        Map<String, String> aliases) {
    /** The name that every decoder may use for the product's version, whatever the vocabulary calls it. */
    public static final String PRODUCT_VERSION = "product_version";

    /** {@link #PRODUCT_VERSION}, and TimeTracker's name for the version, which log records of all programs have. */
    public static final Set<String> VERSIONS = Set.of(PRODUCT_VERSION, "app_version");

    public Vocabulary {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        aliases = Map.copyOf(aliases);
    }

    /** A vocabulary without aliases, of which no field counts errors. */
    public Vocabulary(String preset, String versionField, Map<String, Field> fields, EventVocabulary events) {
        this(preset, versionField, null, fields, events, Map.of());
    }

    /** The name of the field that senders may also send under this name; the name itself if there is none. */
    public String fieldName(String sent) {
        return VERSIONS.contains(sent) ? versionField : aliases.getOrDefault(sent, sent);
    }

    /** The permitted field with this name. */
    public Optional<Field> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The permitted field of ranges that counts the program's errors. */
    public Optional<Field> errors() {
        return Optional.ofNullable(errorsField).flatMap(this::field).filter(field -> field.kind() == FieldKind.BUCKET);
    }

    /** This vocabulary without the fields of a kind. */
    public Vocabulary without(FieldKind fieldKind) {
        Map<String, Field> others = new LinkedHashMap<>(fields);
        others.values().removeIf(field -> field.kind() == fieldKind);
        return new Vocabulary(preset, versionField, errorsField, others, events, aliases);
    }

    /** This vocabulary for a program whose own version has four numbers, in heartbeats and in events. */
    public Vocabulary withFourPartVersions() {
        Map<String, Field> all = new LinkedHashMap<>(fields);
        all.computeIfPresent(versionField, (name, field) -> field.withFourParts());
        return new Vocabulary(preset, versionField, errorsField, all, events.withFourPartVersions(), aliases);
    }

    /** True if the program's version may have four numbers of at most 255 each. */
    public boolean hasFourPartVersions() {
        return field(versionField).map(Field::hasFourParts).orElse(false);
    }

    /** The permitted fields whose values are counted, in order. */
    public List<Field> counted() {
        return fields.values().stream().filter(field -> field.kind().counted()).toList();
    }

    /** The permitted fields by whose values instances can be told apart, in order. */
    public List<Field> tellingApart() {
        return fields.values().stream()
                .filter(field -> field.kind().tellsApart())
                .toList();
    }

    /** The permitted fields that a page shows, in order. */
    public List<Field> group(FieldGroup fieldGroup) {
        return fields.values().stream()
                .filter(field -> field.group() == fieldGroup)
                .toList();
    }

    /**
     * This vocabulary with its fields as people changed them: of the same name, kind and ranges, other fields are not looked at. By codes, as
     * {@link #definition}.
     */
    public Vocabulary changed(Collection<Field> people) {
        Map<String, Field> all = new LinkedHashMap<>(fields);
        people.forEach(
                field -> all.computeIfPresent(field.name(), (name, old) -> field.isSameSeriesAs(old) ? field : old));
        return new Vocabulary(preset, versionField, errorsField, all, events.changed(people), aliases);
    }

    /** This vocabulary without fields, properties, members of the context and events, by their codes. */
    public Vocabulary without(Collection<String> codes) {
        Map<String, Field> others = new LinkedHashMap<>(fields);
        others.keySet().removeAll(codes);
        return new Vocabulary(preset, versionField, errorsField, others, events.without(codes), aliases);
    }

    /**
     * The definition of a field by its code: {@code users} for a field of heartbeats, {@code property:format} and {@code context:locale} for
     * those of events. Empty if none is permitted, and for events, which have no definition.
     */
    public Optional<Field> definition(String code) {
        return EventVocabulary.isOfEvents(code) ? events.definition(code) : field(code);
    }

    /** All fields by their codes: those of heartbeats, then properties, then members of the context. */
    public Map<String, Field> definitions() {
        Map<String, Field> all = new LinkedHashMap<>(fields);
        events.properties()
                .forEach((name, field) ->
                        all.put(EventVocabulary.PROPERTY + name, field.called(EventVocabulary.PROPERTY + name)));
        events.context()
                .forEach((name, field) ->
                        all.put(EventVocabulary.CONTEXT + name, field.called(EventVocabulary.CONTEXT + name)));
        return all;
    }

    /** This vocabulary and the fields that were permitted later; existing fields stay as they are, and so do the names under which they are sent. */
    public Vocabulary with(Collection<Field> permitted) {
        List<Field> ofEvents = permitted.stream()
                .filter(field -> EventVocabulary.isOfEvents(field.name()))
                .toList();
        Map<String, Field> all = new LinkedHashMap<>(fields);
        permitted.stream()
                .filter(field -> !EventVocabulary.isOfEvents(field.name()))
                .forEach(field -> all.putIfAbsent(field.name(), field));
        Map<String, String> names = new HashMap<>();
        all.values().forEach(field -> field.aliases().forEach(sent -> names.put(sent, field.name())));
        names.keySet().removeAll(all.keySet());
        names.putAll(aliases);
        return new Vocabulary(preset, versionField, errorsField, all, events.with(ofEvents), names);
    }
}
