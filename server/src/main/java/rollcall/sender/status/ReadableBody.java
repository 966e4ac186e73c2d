package rollcall.sender.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import rollcall.encoder.EncodedRequest;
import rollcall.encoder.Protocol;
import rollcall.input.Inflation;

/**
 * The body of a request for people: decompressed, on several lines.
 *
 * @param json the body
 * @param bytes its size as it is sent
 * @param packing how it is sent
 * @param encoding the name of its content encoding; empty for none
 */
public record ReadableBody(String json, int bytes, Packing packing, String encoding) {
    /** How a body is sent that is JSON here. */
    public enum Packing {
        /** As JSON. */
        PLAIN,
        /** As JSON, compressed by its content encoding. */
        PACKED,
        /** As JSON in which the events are one text: Fressian, packed with zstd, in base64. */
        ONE_TEXT
    }

    private static final int CAP = 64 << 20;
    private static final String EVENTS = "events";

    static ReadableBody of(EncodedRequest encodedRequest, Protocol protocol) {
        JsonNode json = PrettyJson.read(unpacked(encodedRequest));
        int bytes = encodedRequest.body().length;
        String encoding = encodedRequest.contentEncoding();
        if (protocol == Protocol.PENPOT && encodedRequest.page() != null && json instanceof ObjectNode object) {
            byte[] blob = Base64.getUrlDecoder().decode(object.path(EVENTS).textValue());
            object.set(EVENTS, FressianAsText.events(blob));
            return new ReadableBody(PrettyJson.lines(object), bytes, Packing.ONE_TEXT, encoding);
        }
        Packing packing = encoding.isEmpty() ? Packing.PLAIN : Packing.PACKED;
        return new ReadableBody(PrettyJson.lines(json), bytes, packing, encoding);
    }

    private static byte[] unpacked(EncodedRequest encodedRequest) {
        try (var in = Inflation.open(encodedRequest.body(), encodedRequest.contentEncoding(), CAP)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("a message of ours cannot be unpacked", e);
        }
    }
}
