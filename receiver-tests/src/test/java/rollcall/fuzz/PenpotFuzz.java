package rollcall.fuzz;

import com.github.luben.zstd.Zstd;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import rollcall.decoder.penpot.PenpotDecoder;

/**
 * Bytes as what Penpot sends: those that begin like an object as the whole body; those that begin like an array as the Transit in it, all
 * others as the Fressian in it, because no mutation finds its way through compression and base64.
 */
public final class PenpotFuzz {
    private static final Decoding DECODING = new Decoding(new PenpotDecoder()::decode, "penpot");

    private static final String BODY = "{\"type\":\"telemetry-events\",\"version\":\"2.17.1\","
            + "\"instance-id\":\"1c68a5e1-98c6-40a5-8880-47ea5cf62dfd\",\"events\":\"%s\"}";

    private static final int HEADER = 6;
    private static final short FRESSIAN = 4;
    private static final short TRANSIT = 3;

    private PenpotFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        DECODING.check(bytes.length > 0 && bytes[0] == '{' ? bytes : body(bytes));
    }

    private static byte[] body(byte[] content) {
        short version = content.length > 0 && content[0] == '[' ? TRANSIT : FRESSIAN;
        byte[] frame = Zstd.compress(content);
        byte[] blob = ByteBuffer.allocate(HEADER + frame.length)
                .putShort(version)
                .putInt(content.length)
                .put(frame)
                .array();
        String events = Base64.getUrlEncoder().withoutPadding().encodeToString(blob);
        return BODY.formatted(events).getBytes(StandardCharsets.UTF_8);
    }
}
