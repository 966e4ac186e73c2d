package rollcall.gate.vocabulary;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What may be kept of a product's events.
 *
 * @param names permitted event names: exact ones, {@code prefix.*} for one word below a prefix, {@code *} for every name that is shaped
 *     like one of the program's own and has no dot, {@code *.*} for two such words with a dot between them
 * @param types permitted event types; others are left out of the event
 * @param sources permitted sources; others are left out of the event
 * @param any kinds that any property of a well-shaped name may have, by the sender's own rules
 * @param properties permitted properties by name, whatever the event
 * @param context permitted parts of the context by name
 * @param funnels the funnels that ship with the product, by title: event names in order
 */
public record EventVocabulary(
        List<String> names,
        List<String> types,
        List<String> sources,
        List<FieldKind> any,
        Map<String, Field> properties,
        Map<String, Field> context,
        Map<String, List<String>> funnels) {
    /** Permits no event at all. */
    public static final EventVocabulary NONE =
            new EventVocabulary(List.of(), List.of(), List.of(), List.of(), Map.of(), Map.of(), Map.of());

    /** What the names of permitted fields of events begin with: {@code event:}, {@code property:} and {@code context:}. */
    public static final String EVENT = "event:";

    public static final String PROPERTY = "property:";

    public static final String CONTEXT = "context:";

    /** Whether a permitted field is one of events. */
    static boolean isOfEvents(Field field) {
        return field.name().startsWith(EVENT)
                || field.name().startsWith(PROPERTY)
                || field.name().startsWith(CONTEXT);
    }

    /** Whether events of that name are kept. */
    public boolean permits(String name) {
        return new PermittedNames(names).permitted(name);
    }

    public Optional<Field> property(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    public Optional<Field> context(String name) {
        return Optional.ofNullable(context.get(name));
    }

    /** The versions in a context are the program's own, too: of its server and of its pages. */
    EventVocabulary withFourPartVersions() {
        Map<String, Field> all = new LinkedHashMap<>(context);
        all.replaceAll((name, field) -> field.kind() == FieldKind.VERSION ? field.withFourParts() : field);
        return new EventVocabulary(names, types, sources, any, properties, all, funnels);
    }

    /** This vocabulary and what was permitted since; what is here already stays as it is. */
    EventVocabulary with(Collection<Field> permitted) {
        Set<String> allNames = new LinkedHashSet<>(names);
        Map<String, Field> allProperties = new LinkedHashMap<>(properties);
        Map<String, Field> allContext = new LinkedHashMap<>(context);
        for (Field field : permitted) {
            String name = field.name().substring(field.name().indexOf(':') + 1);
            if (field.name().startsWith(EVENT)) {
                allNames.add(name);
            } else {
                (field.name().startsWith(PROPERTY) ? allProperties : allContext).putIfAbsent(name, field.called(name));
            }
        }
        return new EventVocabulary(List.copyOf(allNames), types, sources, any, allProperties, allContext, funnels);
    }
}
