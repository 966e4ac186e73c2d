package rollcall.decoder.penpot;

import static rollcall.decoder.penpot.FressianCodes.*;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads Fressian from strangers. No declared length decides what is allocated. The depth and the memory of all values are bounded, and
 * bytes that the format does not define are an error. Values are null, Boolean, Long, Double, String, byte[], List, BigInteger, BigDecimal,
 * UUID, Instant, Character and those of {@link ClojureValues}.
 *
 * <p>A slot of the priority cache gets its number before the value inside it is read.
 */
final class FressianDecoder {
    /** Most nested reads: 32 containers, each a struct around a list, perhaps in the cache. */
    private static final int DEEPEST = 128;

    /** Most structs; the sender declares fifteen. */
    private static final int MOST_STRUCTS = 1_000;

    /** Bytes of an element on the stack and in its list. */
    private static final int ELEMENT = 16;

    private static final int LIST_VALUE = 48;

    private final FressianInput in;
    private final HeapBudget budget;
    private final PriorityCache priorities = new PriorityCache();
    private final List<Struct> structs = new ArrayList<>();

    /** The elements of all lists that are being read, the innermost list on top. */
    private Object[] stack = new Object[64];

    private int height;
    private int depth;

    FressianDecoder(InputStream in, HeapBudget budget) {
        this.in = new FressianInput(in, budget);
        this.budget = budget;
    }

    /** Takes each element of a list as it is read. */
    interface Element {
        void add(@Nullable Object value);
    }

    /** Reads a list element by element. An element is released once the next one is read, unless the cache holds it. */
    void eachOf(Element each) throws IOException {
        int code = in.unsignedByte();
        Struct struct = code == STRUCTTYPE ? declared() : isStruct(code) ? struct(code) : null;
        if (struct != null && !struct.isList()) {
            throw Blob.broken();
        }
        int list = struct == null ? code : in.unsignedByte();
        long left = length(list);
        for (int next = next(list, left); next != END_COLLECTION; next = next(list, --left)) {
            each.add(read(next));
            budget.forget();
        }
    }

    /** Checks that no byte follows. */
    void end() throws IOException {
        if (!in.atEnd()) {
            throw Blob.broken();
        }
    }

    /** The next value. */
    @Nullable
    Object read() throws IOException {
        return read(in.unsignedByte());
    }

    /** Reads a list. */
    List<?> readList() throws IOException {
        if (read() instanceof List<?> list) {
            return list;
        }
        throw Blob.broken();
    }

    /** The input, for components of structs that are not values of their own. */
    FressianInput in() {
        return in;
    }

    /** The memory that the values hold. */
    HeapBudget budget() {
        return budget;
    }

    private @Nullable Object read(int code) throws IOException {
        if (code < INT_2) {
            return (long) code;
        }
        if (code < PRIORITY_CACHE_PACKED || code >= INT) {
            return scalar(code);
        }
        if (code < STRUCT_CACHE_PACKED) {
            return priorities.get(code - PRIORITY_CACHE_PACKED);
        }
        if (code >= STRING_PACKED && code <= STRING) {
            return in.text(code);
        }
        if (++depth > DEEPEST) {
            throw Blob.broken();
        }
        Object value = compound(code);
        depth--;
        return value;
    }

    private @Nullable Object scalar(int code) throws IOException {
        budget.hold(ClojureValues.BOXED);
        return switch (code) {
            case FLOAT -> (double) Float.intBitsToFloat((int) in.unsigned(Float.BYTES));
            case DOUBLE -> Double.longBitsToDouble(in.unsigned(Double.BYTES));
            case DOUBLE_0 -> 0.0;
            case DOUBLE_1 -> 1.0;
            case RESET_CACHES -> afterReset();
            default -> in.whole(code);
        };
    }

    private @Nullable Object compound(int code) throws IOException {
        if (isStruct(code)) {
            return struct(code).read(this);
        }
        if (code >= LIST_PACKED && code <= BEGIN_OPEN_LIST) {
            return list(code);
        }
        return switch (code) {
            case NULL -> null;
            case TRUE -> Boolean.TRUE;
            case FALSE -> Boolean.FALSE;
            case PUT_PRIORITY_CACHE -> cache();
            case GET_PRIORITY_CACHE -> priorities.get(in.whole());
            case STRUCTTYPE -> declared().read(this);
            case MAP -> Struct.MAP.read(this);
            case SET -> Struct.LIST.read(this);
            case UUID -> Struct.ID.read(this);
            case URI -> Struct.URI.read(this);
            case BIGINT -> Struct.BIGINT.read(this);
            case BIGDEC -> Struct.BIGDEC.read(this);
            case INST -> Struct.INSTANT.read(this);
            case SYM, KEY -> Struct.NAME.read(this);
            default -> in.bytes(code);
        };
    }

    /** Counts as one level, so that a chain of resets is bounded too. */
    private @Nullable Object afterReset() throws IOException {
        priorities.clear();
        structs.clear();
        if (++depth > DEEPEST) {
            throw Blob.broken();
        }
        Object value = read();
        depth--;
        return value;
    }

    private @Nullable Object cache() throws IOException {
        long before = budget.passing();
        budget.hold(PriorityCache.SLOT);
        int slot = priorities.reserve();
        Object value = read();
        priorities.fill(slot, value);
        budget.keepSince(before);
        return value;
    }

    private static boolean isStruct(int code) {
        return code >= STRUCT_CACHE_PACKED && code < STRUCT_CACHE_PACKED_END || code == STRUCT;
    }

    private Struct struct(int code) throws IOException {
        long slot = code == STRUCT ? in.whole() : code - STRUCT_CACHE_PACKED;
        if (slot < 0 || slot >= structs.size()) {
            throw Blob.broken();
        }
        return structs.get((int) slot);
    }

    private Struct declared() throws IOException {
        if (!(read() instanceof String tag) || structs.size() == MOST_STRUCTS) {
            throw Blob.broken();
        }
        Struct struct = Struct.of(tag, in.whole());
        structs.add(struct);
        return struct;
    }

    private List<Object> list(int list) throws IOException {
        int first = height;
        long left = length(list);
        for (int next = next(list, left); next != END_COLLECTION; next = next(list, --left)) {
            budget.hold(ELEMENT);
            push(read(next));
        }
        budget.hold(LIST_VALUE);
        Object[] elements = Arrays.copyOfRange(stack, first, height);
        Arrays.fill(stack, first, height, null);
        height = first;
        return Arrays.asList(elements);
    }

    private void push(@Nullable Object element) {
        if (height == stack.length) {
            stack = Arrays.copyOf(stack, 2 * height);
        }
        stack[height++] = element;
    }

    /** The declared number of elements; 0 for a list with an end mark. */
    private long length(int list) throws IOException {
        if (list == BEGIN_CLOSED_LIST || list == BEGIN_OPEN_LIST) {
            return 0;
        }
        if (list < LIST_PACKED || list > LIST) {
            throw Blob.broken();
        }
        return list == LIST ? in.count() : list - LIST_PACKED;
    }

    /** The code of the next element, or {@link FressianCodes#END_COLLECTION}. An open list also ends with the input. */
    private int next(int list, long left) throws IOException {
        boolean over = list <= LIST ? left == 0 : list == BEGIN_OPEN_LIST && in.atEnd();
        int code = over ? END_COLLECTION : in.unsignedByte();
        if (code == END_COLLECTION && list <= LIST && left > 0) {
            throw Blob.broken();
        }
        return code;
    }
}
