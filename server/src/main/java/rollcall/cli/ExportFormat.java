package rollcall.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;

/**
 * How exported rows are written.
 *
 * @param <R> a row as it was kept
 */
interface ExportFormat<R> {
    ObjectMapper JSON = new ObjectMapper();

    /** What comes before the first row; may be empty. */
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
