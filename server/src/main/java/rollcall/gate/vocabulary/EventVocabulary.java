package rollcall.gate.vocabulary;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may be kept of a product's events.
 *
 * @param ended codes of what is not permitted any more, whatever {@code names} and {@code any} say: {@code event:NAME}, {@code
 *     property:NAME}, {@code context:NAME}
 * @param names permitted event names: exact names; {@code prefix.*} for one word after a prefix; {@code *} for every name that has the
 *     shape of an event name and no dot; {@code *.*} for two such words with a dot between them
 * @param types permitted event types; other types are removed from an event
 * @param sources permitted sources; other sources are removed from an event
 * @param any kinds of values that every property may have whose name has the right shape, by the sender's own rules
 * @param properties permitted properties by name
 * @param context permitted members of the context by name
 * @param funnels the funnels that come with the preset: event names in order, by title
 * @param errors which events are errors
 */
public record EventVocabulary(
        Set<String> ended,
        List<String> names,
        List<String> types,
        List<String> sources,
        List<FieldKind> any,
        Map<String, Field> properties,
        Map<String, Field> context,
        Map<String, List<String>> funnels,
        ErrorEvents errors) {
    /** Permits no event. */
    public static final EventVocabulary NONE =
            new EventVocabulary(List.of(), List.of(), List.of(), List.of(), Map.of(), Map.of(), Map.of());

    /** A vocabulary of the usual names of errors. */
    public EventVocabulary(
            List<String> names,
            List<String> types,
            List<String> sources,
            List<FieldKind> any,
            Map<String, Field> properties,
            Map<String, Field> context,
            Map<String, List<String>> funnels) {
        this(Set.of(), names, types, sources, any, properties, context, funnels, ErrorEvents.USUAL);
    }

    /** Prefixes of the names of permitted fields that belong to events. */
    public static final String EVENT = "event:";

    public static final String PROPERTY = "property:";

    public static final String CONTEXT = "context:";

    /** True if a permitted field belongs to events. */
    static boolean isOfEvents(String code) {
        return code.startsWith(EVENT) || code.startsWith(PROPERTY) || code.startsWith(CONTEXT);
    }

    /** True if events with this name are kept. */
    public boolean permits(String name) {
        return permittedNames().permitted(name);
    }

    /** Decides which names are permitted, for one batch. */
    public PermittedNames permittedNames() {
        return new PermittedNames(
                names,
                ended.stream()
                        .filter(code -> code.startsWith(EVENT))
                        .map(EventVocabulary::name)
                        .collect(Collectors.toSet()));
    }

    /** True if a property that no definition names may have values of this kind. */
    public boolean permitsAny(FieldKind kind, String name) {
        return any.contains(kind) && (ended.isEmpty() || !ended.contains(PROPERTY + name));
    }

    /** This vocabulary without what has ended, by codes: {@code event:NAME}, {@code property:NAME}, {@code context:NAME}. */
    EventVocabulary without(Collection<String> codes) {
        Set<String> over = new LinkedHashSet<>(ended);
        Map<String, Field> otherProperties = new LinkedHashMap<>(properties);
        Map<String, Field> otherContext = new LinkedHashMap<>(context);
        codes.stream().filter(EventVocabulary::isOfEvents).forEach(code -> {
            over.add(code);
            if (!code.startsWith(EVENT)) {
                (code.startsWith(PROPERTY) ? otherProperties : otherContext).remove(name(code));
            }
        });
        return new EventVocabulary(
                Set.copyOf(over), names, types, sources, any, otherProperties, otherContext, funnels, errors);
    }

    /** This vocabulary with properties and members of the context as people changed them; see {@link Vocabulary#changed}. */
    EventVocabulary changed(Collection<Field> fields) {
        Map<String, Field> allProperties = new LinkedHashMap<>(properties);
        Map<String, Field> allContext = new LinkedHashMap<>(context);
        for (Field field : fields) {
            Map<String, Field> all = field.name().startsWith(PROPERTY) ? allProperties : allContext;
            if (isOfEvents(field.name()) && !field.name().startsWith(EVENT)) {
                String name = name(field.name());
                all.computeIfPresent(name, (same, old) -> field.isSameSeriesAs(old) ? field.called(name) : old);
            }
        }
        return new EventVocabulary(ended, names, types, sources, any, allProperties, allContext, funnels, errors);
    }

    /** The definition of a property or a member of the context by its code; empty for events. */
    Optional<Field> definition(String code) {
        if (code.startsWith(EVENT)) {
            return Optional.empty();
        }
        return (code.startsWith(PROPERTY) ? property(name(code)) : context(name(code)))
                .map(field -> field.called(code));
    }

    private static String name(String code) {
        return code.substring(code.indexOf(':') + 1);
    }

    public Optional<Field> property(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    public Optional<Field> context(String name) {
        return Optional.ofNullable(context.get(name));
    }

    /**
     * This vocabulary for a program whose versions have four numbers: the versions in a context are the program's own, of its server and of
     * its pages.
     */
    EventVocabulary withFourPartVersions() {
        Map<String, Field> all = new LinkedHashMap<>(context);
        all.replaceAll((name, field) -> field.kind() == FieldKind.VERSION ? field.withFourParts() : field);
        return new EventVocabulary(ended, names, types, sources, any, properties, all, funnels, errors);
    }

    /** This vocabulary and the fields that were permitted later; existing entries stay as they are. */
    EventVocabulary with(Collection<Field> permitted) {
        Set<String> allNames = new LinkedHashSet<>(names);
        Map<String, Field> allProperties = new LinkedHashMap<>(properties);
        Map<String, Field> allContext = new LinkedHashMap<>(context);
        for (Field field : permitted) {
            String name = name(field.name());
            if (field.name().startsWith(EVENT)) {
                allNames.add(name);
            } else {
                (field.name().startsWith(PROPERTY) ? allProperties : allContext).putIfAbsent(name, field.called(name));
            }
        }
        return new EventVocabulary(
                ended, List.copyOf(allNames), types, sources, any, allProperties, allContext, funnels, errors);
    }
}
