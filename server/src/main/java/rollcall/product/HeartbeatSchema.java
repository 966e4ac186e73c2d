package rollcall.product;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;

/** Writes the JSON Schema (draft 2020-12) of a heartbeat in Rollcall's own format of which everything is kept. */
public final class HeartbeatSchema {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private HeartbeatSchema() {}

    public static String of(ProductFile file) {
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("schema_version", Map.of("const", "1"));
        known.put("instance_id", Map.of("type", "string", "format", "uuid"));
        Map<String, Object> fields = new LinkedHashMap<>();
        file.vocabulary().fields().values().stream()
                .filter(field -> field.kind() != FieldKind.IGNORED && !known.containsKey(field.name()))
                .forEach(field -> fields.put(field.name(), schema(field)));
        fields.putIfAbsent("product_version", Map.of("type", "string"));
        Map<String, Object> properties = new LinkedHashMap<>(known);
        properties.putAll(fields);
        properties.put("metrics", Map.of("type", "object", "properties", fields, "additionalProperties", false));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "A heartbeat of " + file.name());
        schema.put("type", "object");
        schema.put("required", List.of("schema_version", "instance_id"));
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        try {
            return JSON.writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a schema cannot be written", e);
        }
    }

    private static Map<String, Object> schema(Field field) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("title", field.title());
        if (field.description() != null) {
            schema.put("description", field.description());
        }
        schema.putAll(
                switch (field.kind()) {
                    case BUCKET ->
                        Map.of(
                                "anyOf",
                                List.of(
                                        Map.of("type", "number", "minimum", 0),
                                        Map.of("enum", field.scale().labels())));
                    case FLAG -> Map.of("type", "boolean");
                    case CHOICE -> Map.of("enum", field.values());
                    case NAMES, WORDS -> Map.of("type", "array", "items", Map.of("type", "string"));
                    case DAY_SUM, NUMBER -> Map.of("type", "number", "minimum", 0);
                    case HISTOGRAM ->
                        Map.of(
                                "type",
                                "object",
                                "required",
                                List.of("bounds", "counts"),
                                "properties",
                                Map.of("bounds", numbers(), "counts", numbers()));
                    default -> Map.of("type", "string");
                });
        return schema;
    }

    private static Map<String, Object> numbers() {
        return Map.of("type", "array", "items", Map.of("type", "number", "minimum", 0));
    }
}
