package rollcall.decoder.penpot;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cache of texts that the writer refers to by their order; it starts again when it is full. */
final class TransitCache {
    private static final int DIGITS = 44;
    private static final int FIRST = '0';
    private static final int MOST = DIGITS * DIGITS;
    private static final int SHORTEST = 4;

    private final List<@Nullable Object> values = new ArrayList<>();

    /** True if a text refers to an entry of the cache. */
    static boolean isReference(String text) {
        return text.length() > 1 && text.length() <= 3 && text.charAt(0) == '^' && text.charAt(1) != ' ';
    }

    /** True if the writer caches this text: keys of maps, and keywords, symbols and tags everywhere. */
    static boolean holds(String text, boolean key) {
        return text.length() >= SHORTEST && (key || text.charAt(0) == '~' && ":$#".indexOf(text.charAt(1)) >= 0);
    }

    void add(@Nullable Object value) {
        if (values.size() == MOST) {
            values.clear();
        }
        values.add(value);
    }

    @Nullable
    Object get(String reference) {
        int index = 0;
        for (int i = 1; i < reference.length(); i++) {
            int digit = reference.charAt(i) - FIRST;
            if (digit < 0 || digit >= DIGITS) {
                throw Blob.broken();
            }
            index = index * DIGITS + digit;
        }
        if (index >= values.size()) {
            throw Blob.broken();
        }
        return values.get(index);
    }
}
