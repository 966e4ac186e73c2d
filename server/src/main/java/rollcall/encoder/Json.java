package rollcall.encoder;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import rollcall.gate.KeptEvent;

/** Writes JSON as a stream, in ASCII as Python's senders do. A page of events is never held as a tree. */
final class Json {
    private static final JsonFactory ASCII =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Json() {}

    /** Writes the members of an object. */
    @FunctionalInterface
    interface Members {
        void to(JsonGenerator out) throws IOException;
    }

    /** Returns an object with these members, as bytes. */
    static byte[] object(Members members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        object(bytes, members);
        return bytes.toByteArray();
    }

    /** Returns an object with these members, compressed unless it is small. */
    static CompressedOutput packed(String encoding, Members members) {
        CompressedOutput bytes = new CompressedOutput(encoding);
        object(bytes, members);
        return bytes;
    }

    /** Writes a member of an object, with a value that the gate permitted. */
    static void member(JsonGenerator out, String name, Object kept) throws IOException {
        out.writeFieldName(name);
        value(out, kept);
    }

    private static void object(OutputStream bytes, Members members) {
        try (JsonGenerator out = ASCII.createGenerator(bytes)) {
            out.writeStartObject();
            members.to(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
    }

    private static void value(JsonGenerator out, Object kept) throws IOException {
        if (kept instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (kept instanceof BigDecimal number) {
            out.writeNumber(number);
        } else if (kept instanceof List<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                value(out, element);
            }
            out.writeEndArray();
        } else {
            out.writeString(text(kept));
        }
    }

    /** Returns a text, an identifier or a fingerprint as a text. */
    static String text(Object kept) {
        return kept instanceof KeptEvent.ShortHash shortHash ? shortHash.digits() : kept.toString();
    }
}
