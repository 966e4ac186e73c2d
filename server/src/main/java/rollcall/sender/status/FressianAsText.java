package rollcall.sender.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fressian.FressianReader;
import org.fressian.Reader;
import org.fressian.handlers.ReadHandler;
import org.fressian.impl.MapLookup;
import rollcall.input.PenpotBlobHeader;

/**
 * Decodes a Penpot blob that this program encoded itself, to show it to people. It does not check the blob: {@code rollcall.decoder.penpot}
 * decodes the blobs of other programs.
 */
final class FressianAsText {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<Object, ReadHandler> READERS = Map.of(
            "clj/vector", (reader, tag, parts) -> reader.readObject(),
            "clj/map", (reader, tag, parts) -> map((List<?>) reader.readObject()),
            "clj/keyword", (reader, tag, parts) -> keyword(reader),
            "clj/bigint", (reader, tag, parts) -> new BigInteger((byte[]) reader.readObject()),
            "java/instant",
                    (reader, tag, parts) ->
                            Instant.ofEpochMilli(reader.readInt()).toString());

    private FressianAsText() {}

    /** Returns the events in a blob. */
    static JsonNode events(byte[] blob) {
        byte[] packed = Arrays.copyOfRange(blob, PenpotBlobHeader.SIZE, blob.length);
        byte[] content = Zstd.decompress(packed, PenpotBlobHeader.of(blob).length());
        try (FressianReader reader =
                new FressianReader(new ByteArrayInputStream(content), new MapLookup<>(READERS), false)) {
            return JSON.valueToTree(reader.readObject());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be read", e);
        }
    }

    private static Map<String, Object> map(List<?> keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            map.put((String) keysAndValues.get(i), keysAndValues.get(i + 1));
        }
        return map;
    }

    private static String keyword(Reader reader) throws IOException {
        Object namespace = reader.readObject();
        Object name = reader.readObject();
        return namespace == null ? name.toString() : namespace + "/" + name;
    }
}
