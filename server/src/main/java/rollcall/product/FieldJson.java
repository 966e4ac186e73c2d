package rollcall.product;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import rollcall.gate.vocabulary.Field;

/** Reads and writes the definitions of fields that superusers added. */
final class FieldJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FieldJson() {}

    static Field read(String definition) {
        try {
            return JSON.readValue(definition, Field.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a permitted field cannot be read", e);
        }
    }

    static String write(Field field) {
        try {
            return JSON.writeValueAsString(field);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a permitted field cannot be written", e);
        }
    }
}
