package rollcall.decoder.penpot;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fressian.FressianReader;
import org.fressian.FressianWriter;
import org.fressian.StreamingWriter;
import org.fressian.Writer;
import org.fressian.handlers.ReadHandler;
import org.fressian.handlers.WriteHandler;
import org.fressian.impl.MapLookup;

/** Fressian's own library with the handlers that Penpot gives it, reading to the values that our reader reads to. */
final class LibraryFressian {
    private static final Map<Object, ReadHandler> READERS = readers();
    private static final Map<Class<?>, Map<String, WriteHandler>> WRITERS = Map.of(
            Tagged.class, Map.of("any", LibraryFressian::writeTagged),
            ClojureValues.Name.class, Map.of("clj/keyword", (writer, name) -> writeName(writer, "clj/keyword", name)),
            ClojureValues.Entries.class, Map.of("clj/map", (writer, map) -> writeMap(writer, "clj/map", map)),
            ClojureValues.Ratio.class, Map.of("clj/ratio", LibraryFressian::writeRatio),
            Instant.class, Map.of("java/instant", LibraryFressian::writeInstant),
            Character.class, Map.of("char", LibraryFressian::writeCharacter));

    private LibraryFressian() {}

    /**
     * A value that is written in another way than its class alone would be.
     *
     * @param tag one of the sender's, or {@code fressian/open-list}
     */
    record Tagged(String tag, Object value) {}

    /** The value as Penpot's sender would write it. */
    static byte[] written(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FressianWriter writer = new FressianWriter(bytes, lookup())) {
            writer.writeObject(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The first value in these bytes. */
    static Object read(byte[] bytes) throws IOException {
        try (FressianReader reader =
                new FressianReader(new ByteArrayInputStream(bytes), new MapLookup<>(READERS), false)) {
            return reader.readObject();
        }
    }

    // The library's own type for it is raw.
    @SuppressWarnings({"rawtypes", "unchecked"})
    private static MapLookup<Class, Map<String, WriteHandler>> lookup() {
        return new MapLookup<>((Map) WRITERS);
    }

    private static void writeTagged(Writer writer, Object value) throws IOException {
        Tagged tagged = (Tagged) value;
        switch (tagged.tag) {
            case "clj/map", "linked/map" -> writeMap(writer, tagged.tag, tagged.value);
            case "clj/keyword", "clj/symbol" -> writeName(writer, tagged.tag, tagged.value);
            case "fressian/open-list" -> {
                // The library begins one only at top level.
                ((FressianWriter) writer).writeCode(FressianCodes.BEGIN_OPEN_LIST);
                writeAll(writer, (List<?>) tagged.value);
            }
            case "clj/seq" -> {
                writer.writeTag(tagged.tag, 1);
                ((StreamingWriter) writer).beginClosedList();
                writeAll(writer, (List<?>) tagged.value);
            }
            case "clj/bigint" -> {
                writer.writeTag(tagged.tag, 1);
                writer.writeBytes(((BigInteger) tagged.value).toByteArray());
            }
            default -> {
                writer.writeTag(tagged.tag, 1);
                writer.writeList(tagged.value);
            }
        }
    }

    private static void writeMap(Writer writer, String tag, Object value) throws IOException {
        writer.writeTag(tag, 1);
        ((StreamingWriter) writer).beginClosedList();
        List<?> flat = ((ClojureValues.Entries) value).flat();
        for (int i = 0; i < flat.size(); i++) {
            writer.writeObject(flat.get(i), i % 2 == 0);
        }
        ((StreamingWriter) writer).endList();
    }

    private static void writeAll(Writer writer, List<?> list) throws IOException {
        for (Object element : list) {
            writer.writeObject(element);
        }
        ((StreamingWriter) writer).endList();
    }

    private static void writeName(Writer writer, String tag, Object value) throws IOException {
        String text = ((ClojureValues.Name) value).text();
        int slash = text.indexOf('/');
        writer.writeTag(tag, 2);
        writer.writeObject(slash < 0 ? null : text.substring(0, slash), true);
        writer.writeObject(text.substring(slash + 1), true);
    }

    private static void writeRatio(Writer writer, Object value) throws IOException {
        writer.writeTag("clj/ratio", 2);
        writer.writeObject(((ClojureValues.Ratio) value).numerator());
        writer.writeObject(((ClojureValues.Ratio) value).denominator());
    }

    private static void writeInstant(Writer writer, Object value) throws IOException {
        writer.writeTag("java/instant", 1);
        writer.writeInt(((Instant) value).toEpochMilli());
    }

    private static void writeCharacter(Writer writer, Object value) throws IOException {
        writer.writeTag("char", 1);
        writer.writeInt((char) value);
    }

    private static Map<Object, ReadHandler> readers() {
        Map<Object, ReadHandler> readers = new HashMap<>();
        List.of("map", "clj/map", "linked/map")
                .forEach(tag -> readers.put(
                        tag, (reader, name, components) -> new ClojureValues.Entries((List<?>) reader.readObject())));
        List.of("set", "clj/vector", "clj/set", "clj/list", "clj/seq", "linked/set")
                .forEach(tag -> readers.put(tag, (reader, name, components) -> reader.readObject()));
        List.of("sym", "key", "clj/keyword", "clj/symbol")
                .forEach(tag -> readers.put(
                        tag,
                        (reader, name, components) ->
                                name((String) reader.readObject(), (String) reader.readObject())));
        List.of("inst", "java/instant")
                .forEach(tag -> readers.put(tag, (reader, name, components) -> Instant.ofEpochMilli(reader.readInt())));
        List.of("ratio", "clj/ratio")
                .forEach(tag -> readers.put(
                        tag,
                        (reader, name, components) -> new ClojureValues.Ratio(
                                (BigInteger) reader.readObject(), (BigInteger) reader.readObject())));
        List.of("bigint", "clj/bigint")
                .forEach(tag ->
                        readers.put(tag, (reader, name, components) -> new BigInteger((byte[]) reader.readObject())));
        readers.put("uri", (reader, name, components) -> reader.readObject());
        readers.put("char", (reader, name, components) -> (char) reader.readInt());
        readers.put(
                "bigdec",
                (reader, name, components) ->
                        new BigDecimal(new BigInteger((byte[]) reader.readObject()), (int) reader.readInt()));
        return readers;
    }

    private static ClojureValues.Name name(String namespace, String name) {
        return new ClojureValues.Name(namespace == null ? name : namespace + "/" + name);
    }
}
