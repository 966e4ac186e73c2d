package rollcall.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.store.heartbeats.KeptDay;

/** How an exported heartbeat is written. */
interface HeartbeatFormat extends ExportFormat<KeptDay> {
    /** What the product's version is called. */
    static String versionColumn(Vocabulary vocabulary) {
        return vocabulary.preset().equals("eventyay") ? vocabulary.versionField() : "product_version";
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
