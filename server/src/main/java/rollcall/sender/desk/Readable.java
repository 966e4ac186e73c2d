package rollcall.sender.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import rollcall.input.Inflation;
import rollcall.sender.form.Message;

/**
 * A request's body for people: unpacked, and on several lines.
 *
 * @param body JSON
 * @param packing what of it leaves otherwise than it is shown, as a sentence
 */
record Readable(String body, String packing) {
    private static final int CAP = 64 << 20;
    private static final String EVENTS = "events";

    static Readable of(Message message) {
        JsonNode json = PrettyJson.read(unpacked(message));
        String size = String.format(Locale.ROOT, "%,d bytes", message.body().length);
        if (json instanceof ObjectNode object && object.path(EVENTS).isTextual()) {
            byte[] blob = Base64.getUrlDecoder().decode(object.path(EVENTS).textValue());
            object.set(EVENTS, FressianText.events(blob));
            return new Readable(
                    PrettyJson.lines(object),
                    size
                            + ". The events leave as one text: Fressian, packed with zstd, in base64; this is what is in it.");
        }
        String encoding = message.contentEncoding();
        String how = encoding.isEmpty()
                ? ", as they stand but for line breaks and blanks."
                : ", packed with " + encoding + ".";
        return new Readable(PrettyJson.lines(json), size + how);
    }

    private static byte[] unpacked(Message message) {
        try (var in = Inflation.open(message.body(), message.contentEncoding(), CAP)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("a message of ours cannot be unpacked", e);
        }
    }
}
