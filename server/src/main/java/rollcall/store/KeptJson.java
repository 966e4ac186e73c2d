package rollcall.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import rollcall.gate.Kept;

/** The kept values as the JSON text of {@code heartbeat.kept}. */
final class KeptJson {
    private static final ObjectWriter WRITER = JsonMapper.builder().build().writer();

    private KeptJson() {}

    static String of(Kept kept) {
        try {
            return WRITER.writeValueAsString(kept.values());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("kept values are texts, flags and lists of texts", e);
        }
    }
}
