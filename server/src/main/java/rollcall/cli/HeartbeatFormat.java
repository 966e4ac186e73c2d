package rollcall.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.store.heartbeats.KeptDayDao.KeptDay;

/** A format of an export of heartbeats. */
interface HeartbeatFormat extends ExportFormat<KeptDay> {
    /** The name of the column with the product's version. */
    static String versionColumn(Vocabulary vocabulary) {
        return vocabulary.preset().equals("eventyay") ? vocabulary.versionField() : "product_version";
    }

    /** A kept value as one cell. The items of a list are separated by commas. A value that was not reported is an empty cell. */
    static String cell(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(","))
                : value.asText("");
    }
}
