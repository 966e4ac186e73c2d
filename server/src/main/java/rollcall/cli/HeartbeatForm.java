package rollcall.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import rollcall.gate.Vocabulary;
import rollcall.store.KeptDay;

/** How an exported heartbeat is written. */
interface HeartbeatForm {
    ObjectMapper JSON = new ObjectMapper();

    /** What comes before the first row; may be empty. */
    String head();

    /** One row with its line end. */
    String line(KeptDay row);

    /** What the product's version is called. */
    static String versionColumn(Vocabulary vocabulary) {
        return vocabulary.preset().equals("eventyay") ? vocabulary.versionField() : "product_version";
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a kept heartbeat cannot be read", e);
        }
    }

    /** A kept value in one cell: the names of a list with commas between them, nothing for what was not reported. */
    static String cell(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(","))
                : value.asText("");
    }
}
