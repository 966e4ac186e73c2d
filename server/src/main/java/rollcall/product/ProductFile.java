package rollcall.product;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rollcall.gate.vocabulary.EventVocabulary;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Presets;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.mapping.InvalidYaml;
import rollcall.mapping.Mapping;
import rollcall.report.ProductSetting;
import rollcall.report.quota.DailyAmounts;

/**
 * A product as a YAML file in the project's own repository: what a receiver has to know of it.
 *
 * @param slug its name in URLs
 * @param name its name on pages
 * @param preset one of {@link Presets#NAMES}
 * @param settings those that are on
 * @param quotas the most that is kept on one UTC day
 * @param entries the fields beside those of the preset, and those of the preset of which the product says something else
 * @param mapping how bodies of senders that know nothing of Rollcall are read; null if there are none
 */
public record ProductFile(
        String slug,
        String name,
        String preset,
        Set<ProductSetting> settings,
        DailyAmounts quotas,
        List<Entry> entries,
        @Nullable Mapping mapping) {
    private static final String TYPE = "type:";

    public ProductFile {
        settings = Set.copyOf(settings);
        entries = List.copyOf(entries);
    }

    /** A field, and where it stands in the file, both from 1 on. */
    public record Entry(Field field, int line, int column) {
        InvalidYaml wrong(String message) {
            return new InvalidYaml(line, column, message);
        }
    }

    public List<Field> fields() {
        return entries.stream().map(Entry::field).toList();
    }

    /** What the product permits before the end of any field has come; a field that another one follows is not among it. */
    public Vocabulary vocabulary() {
        Set<String> followed =
                fields().stream().flatMap(field -> field.aliases().stream()).collect(Collectors.toSet());
        Map<Boolean, List<Field>> isFollowed = fields().stream()
                .collect(
                        Collectors.partitioningBy(field -> field.expires() != null && followed.contains(field.name())));
        List<Field> others = isFollowed.getOrDefault(false, List.of());
        Vocabulary all = Presets.load(preset)
                .changed(others)
                .without(isFollowed.getOrDefault(true, List.of()).stream()
                        .map(Field::name)
                        .toList())
                .with(others);
        return settings.contains(ProductSetting.FOUR_PART_VERSIONS) ? all.withFourPartVersions() : all;
    }

    /** The version is kept always: pages tell instances apart by it. */
    void requireVersion() {
        String version = Presets.load(preset).versionField();
        for (Entry entry : entries) {
            if (entry.field().name().equals(version) && entry.field().expires() != null) {
                throw entry.wrong("The version is kept without an end: take expires: out.");
            }
        }
    }

    /** A property has to be on an event that the product permits. */
    void requireEvents() {
        EventVocabulary events = vocabulary().events();
        for (Entry entry : entries) {
            Field field = entry.field();
            if (Permittable.of(field.name()).what() == PermittablePart.PROPERTY) {
                boolean any = field.on().isEmpty()
                        ? !events.names().isEmpty()
                        : field.on().stream().anyMatch(on -> on.startsWith(TYPE) || permits(events, on));
                if (!any) {
                    throw entry.wrong("A property needs an event that the product permits: add event:NAME.");
                }
            }
        }
    }

    /** Under each name that is sent, one field at most is kept: an ended one leaves its name to the one that follows it. */
    void requireAliases() {
        Vocabulary fixed = Presets.load(preset)
                .without(fields().stream()
                        .filter(field -> field.expires() != null)
                        .map(Field::name)
                        .toList());
        Set<String> sent = new HashSet<>();
        entries.stream()
                .filter(entry -> entry.field().expires() == null)
                .forEach(entry -> sent.add(entry.field().name()));
        for (Entry entry : entries) {
            for (String alias : entry.field().aliases()) {
                if (fixed.field(fixed.fieldName(alias)).isPresent() || !sent.add(alias)) {
                    throw entry.wrong("Another field has the name " + alias + " already: take it out of aliases.");
                }
            }
        }
    }

    private static boolean permits(EventVocabulary events, String on) {
        return events.permits(on.endsWith("*") ? on.substring(0, on.length() - 1) + "x" : on);
    }
}
