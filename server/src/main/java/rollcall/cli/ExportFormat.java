package rollcall.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;

/**
 * A format of an export.
 *
 * @param <R> the type of a kept row
 */
interface ExportFormat<R> {
    ObjectMapper JSON = new ObjectMapper();

    /** The text before the first row; may be empty. */
    String head();

    /** The text of one row with its line end. */
    String line(R row);

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a kept row cannot be read", e);
        }
    }
}
