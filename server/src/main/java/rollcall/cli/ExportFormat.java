package rollcall.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;

/**
 * Formats exported rows.
 *
 * @param <R> a kept row
 */
interface ExportFormat<R> {
    ObjectMapper JSON = new ObjectMapper();

    /** The text before the first row; may be empty. */
    String head();

    /** One row with its line end. */
    String line(R row);

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a kept row cannot be read", e);
        }
    }
}
