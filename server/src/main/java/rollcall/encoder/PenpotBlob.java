package rollcall.encoder;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.fressian.FressianWriter;
import org.fressian.StreamingWriter;
import org.fressian.Writer;
import org.fressian.handlers.WriteHandler;
import org.fressian.impl.MapLookup;
import org.jspecify.annotations.Nullable;
import rollcall.gate.OutgoingEvent;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.input.PenpotBlobHeader;

/**
 * Encodes a page of events as Penpot does: a {@link PenpotBlobHeader}, then one zstd frame of Fressian (Penpot, {@code app.util.blob} and
 * {@code app.common.fressian}).
 */
final class PenpotBlob {
    /** The type of an event without a type, because Penpot requires one. Receivers that know Penpot's types ignore this one. */
    private static final String NO_TYPE = "unknown";

    private static final UUID NOBODY = new UUID(0, 0);

    /**
     * The most digits of a number that is written as a whole number, as in Penpot's own reports. A larger one is written as a decimal,
     * which needs less room for its zeros.
     */
    private static final int MOST_DIGITS = 309;

    private final OutgoingPage page;

    /** A Clojure keyword. The text before the first slash is its namespace; null if there is no slash. */
    private record Keyword(@Nullable String namespace, String name) {
        static Keyword of(String text) {
            int slash = text.indexOf('/');
            return slash < 0
                    ? new Keyword(null, text)
                    : new Keyword(text.substring(0, slash), text.substring(slash + 1));
        }
    }

    private PenpotBlob(OutgoingPage page) {
        this.page = page;
    }

    /** Encodes a page. The events are in memory twice: as Fressian and compressed. */
    static byte[] of(OutgoingPage page) {
        byte[] content = new PenpotBlob(page).fressian();
        byte[] packed = Zstd.compress(content);
        return new PenpotBlobHeader(PenpotBlobHeader.FRESSIAN_IN_ZSTD, content.length).before(packed);
    }

    private byte[] fressian() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (FressianWriter writer = new FressianWriter(bytes, handlers())) {
            writer.writeTag("clj/vector", 1);
            writer.writeList(page.events());
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }

    // The library's own type is raw.
    @SuppressWarnings({"rawtypes", "unchecked"})
    private MapLookup<Class, Map<String, WriteHandler>> handlers() {
        Map<Class<?>, Map<String, WriteHandler>> handlers = Map.of(
                OutgoingEvent.class,
                Map.of("clj/map", (writer, event) -> event(writer, (OutgoingEvent) event)),
                Keyword.class,
                Map.of("clj/keyword", (writer, keyword) -> keyword(writer, (Keyword) keyword)));
        return new MapLookup<>((Map) handlers);
    }

    private void event(Writer out, OutgoingEvent event) throws IOException {
        beginMap(out);
        member(out, "name", event.name());
        member(out, "type", event.type().isEmpty() ? NO_TYPE : event.type());
        if (!event.source().isEmpty()) {
            member(out, "source", event.source());
        }
        key(out, "tracked-at");
        out.writeTag("java/instant", 1);
        out.writeInt(event.day().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
        member(out, "profile-id", event.profile().orElse(NOBODY));
        key(out, "props");
        beginMap(out);
        for (Map.Entry<String, Object> property : event.properties().entrySet()) {
            member(out, property.getKey(), asSent(named(event, property.getKey()), property.getValue()));
        }
        endMap(out);
        key(out, "context");
        beginMap(out);
        for (Map.Entry<String, Object> part : event.context().entrySet()) {
            Optional<Field> field = page.vocabulary().events().context(part.getKey());
            member(out, part.getKey(), PenpotEncoder.numbered(field, part.getValue()));
        }
        endMap(out);
        endMap(out);
    }

    /** Returns the field that permitted a property; empty if the property needed no field. */
    private Optional<Field> named(OutgoingEvent event, String property) {
        return page.vocabulary()
                .events()
                .property(property)
                .filter(field -> field.permittedAt(event.name(), event.type()));
    }

    /**
     * Returns the value as Penpot sends it. An identifier that a field permits is written as a text, because such identifiers come from
     * browsers, which send texts.
     */
    private static Object asSent(Optional<Field> field, Object kept) {
        boolean text = field.filter(named -> named.kind() == FieldKind.ID).isPresent();
        return text ? kept.toString() : PenpotEncoder.numbered(field, kept);
    }

    private static void beginMap(Writer out) throws IOException {
        out.writeTag("clj/map", 1);
        ((StreamingWriter) out).beginClosedList();
    }

    private static void endMap(Writer out) throws IOException {
        ((StreamingWriter) out).endList();
    }

    private static void member(Writer out, String key, Object value) throws IOException {
        key(out, key);
        value(out, value);
    }

    /** Writes a key. It is cached, because the same few keys occur in every event. */
    private static void key(Writer out, String key) throws IOException {
        out.writeObject(Keyword.of(key), true);
    }

    private static void keyword(Writer out, Keyword keyword) throws IOException {
        out.writeTag("clj/keyword", 2);
        out.writeObject(keyword.namespace(), true);
        out.writeObject(keyword.name(), true);
    }

    private static void value(Writer out, Object value) throws IOException {
        if (value instanceof BigDecimal number) {
            number(out, number);
        } else if (value instanceof List<?> texts) {
            out.writeTag("clj/vector", 1);
            out.writeList(texts);
        } else if (value instanceof Boolean || value instanceof UUID) {
            out.writeObject(value);
        } else {
            out.writeString(Json.text(value));
        }
    }

    /**
     * Writes a number as Clojure reads it from JSON. Whole numbers stay whole. Other numbers become floating point if that is exact,
     * otherwise they stay decimal.
     */
    private static void number(Writer out, BigDecimal number) throws IOException {
        boolean whole = number.scale() <= 0 && number.precision() - number.scale() <= MOST_DIGITS;
        if (whole && number.toBigInteger().bitLength() < Long.SIZE) {
            out.writeInt(number.longValue());
        } else if (whole) {
            out.writeTag("clj/bigint", 1);
            out.writeBytes(number.toBigInteger().toByteArray());
        } else if (number.scale() > 0 && isExactInBinary(number)) {
            out.writeDouble(number.doubleValue());
        } else {
            out.writeObject(number);
        }
    }

    /** Whether the nearest 64-bit floating point number, written with as few digits as needed, is this number again. */
    private static boolean isExactInBinary(BigDecimal number) {
        double nearest = number.doubleValue();
        return Double.isFinite(nearest) && BigDecimal.valueOf(nearest).compareTo(number) == 0;
    }
}
