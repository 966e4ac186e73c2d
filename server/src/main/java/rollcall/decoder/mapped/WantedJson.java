package rollcall.decoder.mapped;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import rollcall.input.Malformed;
import rollcall.input.StrictJson;
import rollcall.report.Rejection;

/**
 * Reads the wanted parts of a body, and passes over the others without holding them. A list has at most {@value #MOST_ITEMS} items, and all
 * parts together take at most {@value #MOST} bytes of memory.
 */
final class WantedJson {
    /** Most items of a list that is read. */
    static final int MOST_ITEMS = 10_000;

    private static final long MOST = 48L << 20;

    // Approximate sizes of objects on a 64-bit machine, in bytes; rather too high than too low.
    private static final int NODE = 56;
    private static final int ENTRY = 64;

    private final JsonParser parser;
    private long weight;

    private WantedJson(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * The wanted parts as a tree.
     *
     * @throws Malformed if the body is no JSON, or a list or all parts together are too large
     */
    static JsonNode read(InputStream body, WantedParts wanted) {
        return StrictJson.walk(body, parser -> new WantedJson(parser).value(wanted));
    }

    private JsonNode value(WantedParts wanted) throws IOException {
        hold(NODE);
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            return object(wanted);
        }
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            return list(wanted);
        }
        hold(2L * parser.getTextLength());
        return parser.readValueAsTree();
    }

    private ObjectNode object(WantedParts wanted) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            WantedParts part = wanted.find(name);
            if (part == null) {
                parser.skipChildren();
            } else {
                hold(ENTRY + 2L * name.length());
                object.set(name, value(part));
            }
        }
        return object;
    }

    /** Items that are not wanted stand as null, so that the others keep their numbers. */
    private ArrayNode list(WantedParts wanted) throws IOException {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (list.size() == MOST_ITEMS) {
                throw new Malformed(Rejection.PAYLOAD_TOO_LARGE, "list");
            }
            WantedParts part = wanted.find(Integer.toString(list.size()));
            if (part == null) {
                parser.skipChildren();
                list.addNull();
            } else {
                list.add(value(part));
            }
        }
        return list;
    }

    private void hold(long bytes) {
        weight += bytes;
        if (weight > MOST) {
            throw new Malformed(Rejection.PAYLOAD_TOO_LARGE);
        }
    }
}
