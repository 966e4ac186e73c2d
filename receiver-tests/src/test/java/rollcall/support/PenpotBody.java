package rollcall.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fressian.FressianWriter;
import org.fressian.Writer;
import org.fressian.handlers.WriteHandler;

/** Makes batches in the protocol of Penpot, written by Fressian's own library. */
public final class PenpotBody {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A Clojure keyword without a namespace. */
    public record Keyword(String name) {}

    private PenpotBody() {}

    /** The body of a batch. Events are maps whose values are Java objects or {@link Keyword}s. */
    public static byte[] of(String version, List<? extends Map<?, ?>> events) {
        byte[] plain = fressian(events);
        byte[] frame = Zstd.compress(plain);
        byte[] blob = ByteBuffer.allocate(6 + frame.length)
                .putShort((short) 4)
                .putInt(plain.length)
                .put(frame)
                .array();
        return json(Map.of(
                "type",
                "telemetry-events",
                "version",
                version,
                "instance-id",
                UUID.randomUUID().toString(),
                "events",
                Base64.getUrlEncoder().withoutPadding().encodeToString(blob)));
    }

    public static byte[] json(Map<String, ?> body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] fressian(List<?> events) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FressianWriter writer = new FressianWriter(out, PenpotBody::handler)) {
            writer.writeObject(events);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @SuppressWarnings("rawtypes")
    private static Map<String, WriteHandler> handler(Class type) {
        if (Map.class.isAssignableFrom(type)) {
            return Map.of("clj/map", PenpotBody::writeMap);
        }
        if (type == Keyword.class) {
            return Map.of("clj/keyword", PenpotBody::writeKeyword);
        }
        return type == Instant.class ? Map.of("java/instant", PenpotBody::writeInstant) : null;
    }

    private static void writeMap(Writer writer, Object map) throws IOException {
        List<Object> flat = new ArrayList<>();
        ((Map<?, ?>) map).forEach((key, value) -> {
            flat.add(key);
            flat.add(value);
        });
        writer.writeTag("clj/map", 1);
        writer.writeList(flat);
    }

    private static void writeKeyword(Writer writer, Object keyword) throws IOException {
        writer.writeTag("clj/keyword", 2);
        writer.writeObject(null, true);
        writer.writeObject(((Keyword) keyword).name(), true);
    }

    private static void writeInstant(Writer writer, Object instant) throws IOException {
        writer.writeTag("java/instant", 1);
        writer.writeInt(((Instant) instant).toEpochMilli());
    }
}
