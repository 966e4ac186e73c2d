package rollcall.sender.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import rollcall.encoder.EncodedRequest;
import rollcall.encoder.Protocol;
import rollcall.input.Inflation;

/**
 * The body of a request for people: decompressed, on several lines.
 *
 * @param body JSON
 * @param packing the size of the body as it is sent, and how it differs from the JSON shown, as a sentence
 */
record ReadableBody(String body, String packing) {
    private static final int CAP = 64 << 20;
    private static final String EVENTS = "events";

    static ReadableBody of(EncodedRequest encodedRequest, Protocol protocol) {
        JsonNode json = PrettyJson.read(unpacked(encodedRequest));
        String size = String.format(Locale.ROOT, "%,d bytes", encodedRequest.body().length);
        if (protocol == Protocol.PENPOT && encodedRequest.page() != null && json instanceof ObjectNode object) {
            byte[] blob = Base64.getUrlDecoder().decode(object.path(EVENTS).textValue());
            object.set(EVENTS, FressianAsText.events(blob));
            return new ReadableBody(
                    PrettyJson.lines(object),
                    size
                            + ". The events leave as one text: Fressian, packed with zstd, in base64; this is what is in it.");
        }
        String encoding = encodedRequest.contentEncoding();
        String how = encoding.isEmpty() ? ", formatted here for reading." : ", packed with " + encoding + ".";
        return new ReadableBody(PrettyJson.lines(json), size + how);
    }

    private static byte[] unpacked(EncodedRequest encodedRequest) {
        try (var in = Inflation.open(encodedRequest.body(), encodedRequest.contentEncoding(), CAP)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("a message of ours cannot be unpacked", e);
        }
    }
}
