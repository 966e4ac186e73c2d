package rollcall.dialect.penpot;

import static rollcall.dialect.penpot.Codes.*;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import rollcall.report.Refusal;
import rollcall.wire.Malformed;

/**
 * Reads Fressian from strangers. No declared length decides what is allocated, depth and what all values hold together are bounded, and
 * whatever the format does not say is an error. Values are null, Boolean, Long, Double, String, byte[], List, BigInteger, BigDecimal,
 * UUID, Instant, Character and those of {@link Values}.
 *
 * <p>A slot of the priority cache is numbered when its put begins, before the object inside is read.
 */
final class FressianReader {
    /** Reads within reads: 32 containers, each a struct around a list, perhaps put into the cache. */
    private static final int DEEPEST = 128;

    /** Slots of a cache: it holds what it was given until the end. */
    private static final int MOST_SLOTS = 200_000;

    /** The longest byte string: the longest numbers of the sender have some 130 bytes. */
    private static final int LONGEST_BYTES = 1 << 16;

    // Roughly what objects take on a 64-bit machine, in bytes, rather more than less.
    private static final int SLOT = 8;
    private static final int VALUE = 24;
    private static final int LIST_VALUE = 80;
    private static final int TEXT_VALUE = 56;

    private static final Object UNDER_CONSTRUCTION = new Object();
    private static final Object END = new Object();

    private final FressianInput in;
    private final List<Object> priorities = new ArrayList<>();
    private final List<Struct> structs = new ArrayList<>();
    private final long budget;
    private long weight;
    private int depth;

    /** @param budget what all values together may hold in memory, in bytes */
    FressianReader(InputStream in, long budget) {
        this.in = new FressianInput(in);
        this.budget = budget;
    }

    /** The next value. */
    Object read() throws IOException {
        return read(in.unsignedByte());
    }

    /** What somebody does with each element of a list as it is read. */
    interface Element {
        void add(Object value);
    }

    /** Reads a value that has to be a list, element by element: they need not be held together. */
    void eachOf(Element each) throws IOException {
        int code = in.unsignedByte();
        Struct struct = code == STRUCTTYPE ? declared() : isStruct(code) ? struct(code) : null;
        if (struct != null && !struct.isList()) {
            throw Blob.broken();
        }
        elements(struct == null ? code : in.unsignedByte(), each);
    }

    /** Nothing may follow. */
    void end() throws IOException {
        if (!in.atEnd()) {
            throw Blob.broken();
        }
    }

    /** A value that has to be a whole number. */
    long readLong() throws IOException {
        if (read() instanceof Long number) {
            return number;
        }
        throw Blob.broken();
    }

    /** A value that has to be a byte string. */
    byte[] readBytes() throws IOException {
        if (read() instanceof byte[] bytes) {
            return bytes;
        }
        throw Blob.broken();
    }

    /** A value that has to be a list, of elements in their order. */
    List<?> readList() throws IOException {
        if (read() instanceof List<?> list) {
            return list;
        }
        throw Blob.broken();
    }

    private Object read(int code) throws IOException {
        if (++depth > DEEPEST) {
            throw Blob.broken();
        }
        hold(VALUE);
        Object value = code < PRIORITY_CACHE_PACKED || code == MINUS_ONE ? packedInt(code) : other(code);
        depth--;
        return value;
    }

    private Long packedInt(int code) throws IOException {
        if (code == MINUS_ONE) {
            return -1L;
        }
        if (code < 0x40) {
            return (long) code;
        }
        if (code < 0x60) {
            return (long) (code - INT_2_ZERO) << 8 | in.unsignedByte();
        }
        if (code < 0x70) {
            return (long) (code - INT_3_ZERO) << 16 | in.unsigned(2);
        }
        if (code < 0x74) {
            return (long) (code - INT_4_ZERO) << 24 | in.unsigned(3);
        }
        if (code < 0x78) {
            return (long) (code - INT_5_ZERO) << 32 | in.unsigned(4);
        }
        return code < 0x7c
                ? (long) (code - INT_6_ZERO) << 40 | in.unsigned(5)
                : (long) (code - INT_7_ZERO) << 48 | in.unsigned(6);
    }

    private Object other(int code) throws IOException {
        if (code < STRUCT_CACHE_PACKED) {
            return cached(code - PRIORITY_CACHE_PACKED);
        }
        if (isStruct(code)) {
            return struct(code).read(this);
        }
        if (code >= BYTES_PACKED && code < STRING_PACKED) {
            return bytes(code);
        }
        if (code >= STRING_PACKED && code < LIST_PACKED) {
            return text(code);
        }
        if (code >= LIST_PACKED && code <= BEGIN_OPEN_LIST) {
            List<Object> list = new ArrayList<>(4);
            hold(LIST_VALUE);
            elements(code, list::add);
            return list;
        }
        return single(code);
    }

    private Object single(int code) throws IOException {
        return switch (code) {
            case MAP -> Struct.MAP.read(this);
            case SET -> Struct.LIST.read(this);
            case UUID -> Struct.UUID.read(this);
            case URI -> Struct.URI.read(this);
            case BIGINT -> Struct.BIGINT.read(this);
            case BIGDEC -> Struct.BIGDEC.read(this);
            case INST -> Struct.INSTANT.read(this);
            case SYM, KEY -> Struct.NAME.read(this);
            case GET_PRIORITY_CACHE -> cached(readLong());
            case PUT_PRIORITY_CACHE -> cache();
            case STRUCTTYPE -> declared().read(this);
            case TRUE -> Boolean.TRUE;
            case FALSE -> Boolean.FALSE;
            case NULL -> null;
            case INT -> in.unsigned(8);
            case FLOAT -> (double) Float.intBitsToFloat((int) in.unsigned(4));
            case DOUBLE -> Double.longBitsToDouble(in.unsigned(8));
            case DOUBLE_0 -> 0.0;
            case DOUBLE_1 -> 1.0;
            case RESET_CACHES -> afterReset();
            default -> throw Blob.broken();
        };
    }

    private Object afterReset() throws IOException {
        priorities.clear();
        structs.clear();
        return read();
    }

    private static boolean isStruct(int code) {
        return code >= STRUCT_CACHE_PACKED && code < STRUCT_CACHE_PACKED_END || code == STRUCT;
    }

    private Struct struct(int code) throws IOException {
        long slot = code == STRUCT ? readLong() : code - STRUCT_CACHE_PACKED;
        if (slot < 0 || slot >= structs.size()) {
            throw Blob.broken();
        }
        return structs.get((int) slot);
    }

    private Struct declared() throws IOException {
        if (!(read() instanceof String tag) || structs.size() == MOST_SLOTS) {
            throw Blob.broken();
        }
        Struct struct = Struct.of(tag, readLong());
        structs.add(struct);
        return struct;
    }

    private Object cached(long slot) {
        if (slot < 0 || slot >= priorities.size() || priorities.get((int) slot) == UNDER_CONSTRUCTION) {
            throw Blob.broken();
        }
        return priorities.get((int) slot);
    }

    private Object cache() throws IOException {
        if (priorities.size() == MOST_SLOTS) {
            throw Blob.broken();
        }
        int slot = priorities.size();
        priorities.add(UNDER_CONSTRUCTION);
        Object value = read();
        priorities.set(slot, value);
        return value;
    }

    private void elements(int code, Element each) throws IOException {
        if (code == BEGIN_CLOSED_LIST || code == BEGIN_OPEN_LIST) {
            for (Object next = readOrEnd(code); next != END; next = readOrEnd(code)) {
                hold(SLOT);
                each.add(next);
            }
            return;
        }
        if (code < LIST_PACKED || code > LIST) {
            throw Blob.broken();
        }
        long count = code == LIST ? readLong() : code - LIST_PACKED;
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw Blob.broken();
        }
        for (long i = 0; i < count; i++) {
            hold(SLOT);
            each.add(read());
        }
    }

    /** An open list ends with the input as well. */
    private Object readOrEnd(int list) throws IOException {
        if (list == BEGIN_OPEN_LIST && in.atEnd()) {
            return END;
        }
        int code = in.unsignedByte();
        return code == END_COLLECTION ? END : read(code);
    }

    private String text(int code) throws IOException {
        String text;
        if (code == STRING_CHUNK) {
            text = chunkedText();
        } else {
            text = in.text(code == STRING ? count() : code - STRING_PACKED);
        }
        hold(TEXT_VALUE + 2L * text.length());
        return text;
    }

    private String chunkedText() throws IOException {
        in.beginText();
        int code = STRING_CHUNK;
        while (code == STRING_CHUNK) {
            in.chunk(count());
            code = in.unsignedByte();
        }
        if (code < STRING_PACKED || code > STRING) {
            throw Blob.broken();
        }
        in.chunk(code == STRING ? count() : code - STRING_PACKED);
        return in.endText();
    }

    /** Chunks of bytes are for longer strings than any that the sender has a use for. */
    private byte[] bytes(int code) throws IOException {
        if (code == BYTES_CHUNK) {
            throw Blob.broken();
        }
        int count = code == BYTES ? count() : code - BYTES_PACKED;
        if (count > LONGEST_BYTES) {
            throw Blob.broken();
        }
        hold(count);
        return in.bytes(count);
    }

    private int count() throws IOException {
        long count = readLong();
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw Blob.broken();
        }
        return (int) count;
    }

    private void hold(long bytes) {
        weight += bytes;
        if (weight > budget) {
            throw new Malformed(Refusal.PAYLOAD_TOO_LARGE, "events");
        }
    }

    static BigInteger integer(byte[] twosComplement) {
        if (twosComplement.length == 0 || twosComplement.length > 1_024) {
            throw Blob.broken();
        }
        return new BigInteger(twosComplement);
    }
}
