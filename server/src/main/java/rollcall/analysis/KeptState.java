package rollcall.analysis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import rollcall.gate.Field;

/** The values of one kept row, by field name. */
record KeptState(Map<String, Object> values) {
    static final KeptState NONE = new KeptState(Map.of());

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** Reads a row's JSON object. */
    static KeptState of(String kept) {
        try {
            return new KeptState(JSON.readValue(kept, OBJECT));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a kept row cannot be read", e);
        }
    }

    FieldState state(Field field) {
        return new FieldState(field, texts(field));
    }

    /** The field's one value, or its several joined; null if it was not reported. */
    String text(Field field) {
        List<String> texts = texts(field);
        return texts.isEmpty() ? null : String.join(", ", texts);
    }

    private List<String> texts(Field field) {
        Object value = values.get(field.name());
        if (value == null || "".equals(value)) {
            return List.of();
        }
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(value.toString());
    }
}
