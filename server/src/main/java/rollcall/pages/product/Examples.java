package rollcall.pages.product;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import rollcall.gate.vocabulary.EventVocabulary;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;

/** Writes example reports to be pasted. The product's vocabulary permits all their fields, and their values need no quoting in a shell. */
final class Examples {
    private static final Pattern PASTEABLE = Pattern.compile("[A-Za-z0-9_. -]{1,64}");
    private static final Pattern EVENT_NAME = Pattern.compile("[a-z][a-z0-9_.-]{0,63}(\\*?)");
    private static final String USUAL_EVENT = "report-exported";

    private Examples() {}

    /**
     * A heartbeat in JSON. The text is also a valid literal in Python.
     *
     * @param id the instance's identifier, in the language of the example
     */
    static String heartbeat(Vocabulary vocabulary, String id) {
        Map<String, String> parts = head(id);
        first(vocabulary.group(FieldGroup.ENVIRONMENT), FieldKind.CHOICE)
                .ifPresent(
                        field -> parts.put(field.name(), quoted(field.values().get(0))));
        first(vocabulary.group(FieldGroup.METRICS), FieldKind.BUCKET)
                .ifPresent(field -> parts.put("metrics", "{" + quoted(field.name()) + ": 37}"));
        return object(parts);
    }

    /** A batch of one event that happened today. */
    static String events(EventVocabulary vocabulary, String id, LocalDate today) {
        Map<String, String> parts = head(id);
        String properties = first(vocabulary.properties().values(), FieldKind.CHOICE)
                .map(field -> ", \"properties\": {" + quoted(field.name()) + ": "
                        + quoted(field.values().get(0)) + "}")
                .orElse("");
        parts.put(
                "events",
                "[{\"name\": " + quoted(name(vocabulary)) + ", \"at\": " + quoted(today.toString())
                        + ", \"profile\": \"7\"" + properties + "}]");
        return object(parts);
    }

    private static Map<String, String> head(String id) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("schema_version", quoted("1"));
        parts.put("instance_id", id);
        parts.put("product_version", quoted("2.1.0"));
        return parts;
    }

    /** A permitted event name. If the vocabulary permits a prefix, "opened" replaces its star. */
    private static String name(EventVocabulary vocabulary) {
        return vocabulary.names().stream()
                .filter(name -> EVENT_NAME.matcher(name).matches())
                .map(name -> name.endsWith("*") ? name.substring(0, name.length() - 1) + "opened" : name)
                .findFirst()
                .orElse(USUAL_EVENT);
    }

    private static Optional<Field> first(Collection<Field> fields, FieldKind fieldKind) {
        return fields.stream()
                .filter(field -> field.kind() == fieldKind)
                .filter(field -> texts(field).stream()
                        .allMatch(text -> PASTEABLE.matcher(text).matches()))
                .findFirst();
    }

    private static List<String> texts(Field field) {
        return field.values().isEmpty()
                ? List.of(field.name())
                : List.of(field.name(), field.values().get(0));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private static String object(Map<String, String> parts) {
        return parts.entrySet().stream()
                .map(part -> "    " + quoted(part.getKey()) + ": " + part.getValue())
                .collect(Collectors.joining(",\n", "{\n", "\n}"));
    }
}
