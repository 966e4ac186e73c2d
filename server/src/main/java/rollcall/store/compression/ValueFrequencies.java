package rollcall.store.compression;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How often the documents of a product have each field, each value and each element of a list. Of that a dictionary is made, without what fewer than
 * {@value #SHARED} documents have.
 */
final class ValueFrequencies {
    /** From so many documents on, of an instance each, a value is no secret of one of them. */
    static final int SHARED = 20;

    /** Further values of a field are written out. */
    private static final int MOST_VALUES = 4_000;

    private static final Set<String> FLAGS = Set.of("true", "false");

    /** Names that do not begin with a letter come behind all others, as the reasons of unusable values do. */
    private static final Comparator<String> ORDER = Comparator.comparing(
                    (String name) -> name.isEmpty() || !Character.isLetter(name.charAt(0)))
            .thenComparing(Comparator.naturalOrder());

    private final Map<String, Map<String, Integer>> values = new TreeMap<>(ORDER);
    private final Map<String, Map<String, Integer>> elements = new HashMap<>();

    /** Counts the members of a document. */
    void add(JsonMembers document) {
        for (int i = 0; i < document.names().size(); i++) {
            String name = document.names().get(i);
            String value = document.values().get(i);
            Map<String, Integer> counts = values.computeIfAbsent(name, field -> new HashMap<>());
            if (value.startsWith("[")) {
                Map<String, Integer> ofList = elements.computeIfAbsent(name, field -> new HashMap<>());
                JsonMembers.elements(value)
                        .ifPresent(list -> Set.copyOf(list).forEach(element -> ofList.merge(element, 1, Integer::sum)));
            } else {
                counts.merge(value, 1, Integer::sum);
            }
        }
    }

    /** The fields, each with the values and the elements that are shared. */
    List<ValueCodes.NumberedField> fields() {
        return values.keySet().stream()
                .map(name -> new ValueCodes.NumberedField(
                        name,
                        shared(values.getOrDefault(name, Map.of())).toList(),
                        shared(elements.getOrDefault(name, Map.of())).sorted().toList()))
                .toList();
    }

    /** The most frequent ones first: they get the shortest numbers. */
    private static Stream<String> shared(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .filter(value -> value.getValue() >= SHARED || FLAGS.contains(value.getKey()))
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_VALUES)
                .map(Map.Entry::getKey);
    }
}
