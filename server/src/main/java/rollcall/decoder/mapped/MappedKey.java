package rollcall.decoder.mapped;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import rollcall.input.Malformed;
import rollcall.mapping.Mapping;
import rollcall.mapping.Pointer;

/** Finds the API key within a body. */
public final class MappedKey {
    private MappedKey() {}

    /**
     * The key of an inflated body; empty if it has none. Nothing else of the body is held.
     *
     * @param form whether the body is a form
     * @throws Malformed if nothing of the body can be read
     */
    public static String find(Mapping mapping, InputStream body, boolean form) {
        WantedParts wanted = new WantedParts();
        mapping.key().body().forEach(wanted::at);
        JsonNode root = WantedJson.read(MappedDecoder.json(mapping, body, form), wanted);
        for (Pointer pointer : mapping.key().body()) {
            JsonNode node = pointer.in(root);
            if (node.isTextual() && !node.textValue().isEmpty()) {
                return node.textValue();
            }
        }
        return "";
    }
}
