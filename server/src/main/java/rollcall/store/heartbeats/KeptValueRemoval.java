package rollcall.store.heartbeats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import rollcall.report.Unusable;

/** Takes a field out of what was kept of a heartbeat. */
final class KeptValueRemoval {
    private static final ObjectMapper JSON = new ObjectMapper();

    private KeptValueRemoval() {}

    /**
     * The same JSON without a field and without the reason why it was unusable; the same array if it has neither. All else stays in its order.
     *
     * @param kept a JSON object in UTF-8; returned as it is if it cannot be read
     */
    static byte[] without(byte[] kept, String field) {
        try {
            if (!(JSON.readTree(kept) instanceof ObjectNode object)) {
                return kept;
            }
            boolean had = object.remove(field) != null;
            JsonNode unusable = object.get(Unusable.FIELD);
            if (unusable instanceof ObjectNode reasons && reasons.remove(field) != null) {
                had = true;
            }
            return had ? JSON.writeValueAsBytes(object) : kept;
        } catch (IOException e) {
            return kept;
        }
    }
}
