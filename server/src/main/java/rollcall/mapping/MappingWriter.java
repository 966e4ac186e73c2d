package rollcall.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a mapping as {@link MappingReader} reads it. */
public final class MappingWriter {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private MappingWriter() {}

    /** The mapping as a text of its own. */
    public static String write(Mapping mapping) {
        try {
            return YAML.writeValueAsString(tree(mapping));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a mapping cannot be written", e);
        }
    }

    /** The mapping as a part of a file. */
    public static JsonNode node(Mapping mapping) {
        return YAML.valueToTree(tree(mapping));
    }

    private static Map<String, Object> tree(Mapping mapping) {
        Map<String, Object> tree = new LinkedHashMap<>();
        put(tree, "key", key(mapping.key()));
        put(tree, "form", mapping.form());
        put(tree, "each", text(mapping.each()));
        put(tree, "named", named(mapping.named()));
        put(tree, "instance", texts(mapping.instance()));
        put(tree, "version", texts(mapping.version()));
        Map<String, Object> fields = new LinkedHashMap<>();
        mapping.fields().forEach((name, source) -> fields.put(name, source(source)));
        put(tree, "fields", fields.isEmpty() ? null : fields);
        put(tree, "event", event(mapping.event()));
        put(tree, "answer", answer(mapping.answer()));
        return tree;
    }

    private static @Nullable Object key(KeyPlace key) {
        Map<String, Object> tree = new LinkedHashMap<>();
        put(tree, "header", key.header());
        put(tree, "query", key.query());
        put(tree, "body", texts(key.body()));
        return tree.isEmpty() ? null : tree;
    }

    private static @Nullable Object named(@Nullable NamedList named) {
        if (named == null) {
            return null;
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        put(tree, "list", named.list().toString());
        put(tree, "name", texts(named.name()));
        put(tree, "value", named.value().toString());
        return tree;
    }

    private static Object source(FieldSource source) {
        if (source.take() == FieldSource.Take.VALUE) {
            return source.at().toString();
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(source.take().code(), source.at().toString());
        put(
                tree,
                "name",
                source.name().equals(Pointer.WHOLE) ? null : source.name().toString());
        put(tree, "without", source.without().isEmpty() ? null : source.without());
        return tree;
    }

    private static @Nullable Object event(@Nullable EventPlaces event) {
        if (event == null) {
            return null;
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        put(tree, "name", event.name().toString());
        put(tree, "time", text(event.time()));
        put(tree, "user", text(event.user()));
        put(tree, "properties", text(event.properties()));
        put(tree, "heartbeats", event.heartbeats().isEmpty() ? null : event.heartbeats());
        return tree;
    }

    private static @Nullable Object answer(@Nullable FixedAnswer answer) {
        if (answer == null) {
            return null;
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        put(tree, "status", answer.status());
        put(tree, "type", answer.type());
        put(tree, "body", answer.body());
        return tree;
    }

    private static void put(Map<String, Object> tree, String key, @Nullable Object value) {
        if (value != null) {
            tree.put(key, value);
        }
    }

    private static @Nullable String text(@Nullable Pointer pointer) {
        return pointer == null ? null : pointer.toString();
    }

    /** One pointer as a text, several as a list; null for none. */
    private static @Nullable Object texts(List<Pointer> pointers) {
        List<String> texts = pointers.stream().map(Pointer::toString).toList();
        return texts.isEmpty() ? null : texts.size() == 1 ? texts.get(0) : texts;
    }
}
