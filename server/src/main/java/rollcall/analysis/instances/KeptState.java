package rollcall.analysis.instances;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import rollcall.analysis.fields.VersionSpelling;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.Unusable;
import rollcall.report.Version;

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

    InstanceAnswer.FieldState state(Field field) {
        return new InstanceAnswer.FieldState(field, texts(field), unusable(field.name(), field.kind()));
    }

    /** Why a value cannot be used; null if it can, or if none was reported. */
    Unusable unusable(String field, FieldKind kind) {
        if (VersionSpelling.hasUnknown(kind) && Unusable.UNKNOWN.code().equals(values.get(field))) {
            return Unusable.UNKNOWN;
        }
        Object code = values.get(Unusable.FIELD) instanceof Map<?, ?> codes ? codes.get(field) : null;
        return code == null ? null : Unusable.of(code.toString()).orElse(Unusable.OTHER);
    }

    private List<String> texts(Field field) {
        Object value = values.get(field.name());
        if (value == null || "".equals(value) || unusable(field.name(), field.kind()) != null) {
            return List.of();
        }
        if (field.kind() == FieldKind.VERSION) {
            return List.of(Version.spelled(value.toString()));
        }
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of(value.toString());
    }
}
