package rollcall.product;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import rollcall.gate.vocabulary.Field;

/** Reads and writes the definitions of fields that superusers added. */
public final class FieldJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FieldJson() {}

    public static Field read(String definition) {
        try {
            return JSON.readValue(definition, Field.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a permitted field cannot be read", e);
        }
    }

    /** Reads a JSON array of definitions. */
    public static List<Field> readAll(String definitions) {
        try {
            return List.of(JSON.readValue(definitions, Field[].class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a version of the fields cannot be read", e);
        }
    }

    public static String write(Field field) {
        try {
            return JSON.writeValueAsString(field);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a permitted field cannot be written", e);
        }
    }
}
