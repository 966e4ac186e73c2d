package rollcall.store.events;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import rollcall.gate.KeptEvent;

/**
 * Builds the text of COPY in memory, with kept values as JSON in it. It writes JSON by hand because a batch has a hundred thousand values, for
 * which a general JSON writer takes longer than the database.
 */
final class CopyText {
    /** NULL in COPY's text format. */
    static final String NULL = "\\N";

    private static final JsonStringEncoder JSON = JsonStringEncoder.getInstance();

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** The length of a UUID with its quotes. */
    private static final int ID = 38;

    private byte[] bytes;
    private int size;
    private long escapes;

    /** @param capacity the initial capacity in bytes */
    CopyText(int capacity) {
        bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    /** The buffer: the text fills its first {@link #size} bytes. */
    byte[] bytes() {
        return bytes;
    }

    /** How many backslashes were put before something, of all that was ever added: they stand in this text and not in the columns. */
    long escapes() {
        return escapes;
    }

    /** Cuts the text to a length. */
    void cut(int at) {
        size = at;
    }

    void tab() {
        add('\t');
    }

    void newline() {
        add('\n');
    }

    /** Adds an ASCII text that holds nothing with a meaning in COPY. */
    CopyText ascii(String text) {
        int length = text.length();
        room(length);
        for (int i = 0; i < length; i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
        return this;
    }

    /** Adds bytes as they are. */
    CopyText raw(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, size, more.length);
        size += more.length;
        return this;
    }

    /** Adds the text of a column. */
    CopyText plain(String text) {
        return simple(text) ? this : escaped(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds kept values as one JSON object. */
    CopyText json(SortedMap<String, Object> values) {
        char before = '{';
        for (Map.Entry<String, Object> field : values.entrySet()) {
            add(before);
            string(field.getKey());
            add(':');
            value(field.getValue());
            before = ',';
        }
        return ascii(before == '{' ? "{}" : "}");
    }

    private void value(Object value) {
        if (value instanceof String text) {
            string(text);
        } else if (value instanceof List<?> names) {
            list(names);
        } else if (value instanceof KeptEvent.ShortHash shortHash) {
            string(shortHash.digits());
        } else if (value instanceof UUID id) {
            id(id);
        } else {
            // Booleans and decimals are JSON as they stand.
            ascii(value.toString());
        }
    }

    private void id(UUID id) {
        room(ID);
        bytes[size++] = '"';
        hex(id.getMostSignificantBits(), 64, 32);
        bytes[size++] = '-';
        hex(id.getMostSignificantBits(), 32, 16);
        bytes[size++] = '-';
        hex(id.getMostSignificantBits(), 16, 0);
        bytes[size++] = '-';
        hex(id.getLeastSignificantBits(), 64, 48);
        bytes[size++] = '-';
        hex(id.getLeastSignificantBits(), 48, 0);
        bytes[size++] = '"';
    }

    private void hex(long bits, int from, int to) {
        for (int shift = from - 4; shift >= to; shift -= 4) {
            bytes[size++] = HEX[(int) (bits >>> shift) & 0xf];
        }
    }

    private void list(List<?> names) {
        add('[');
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                add(',');
            }
            string((String) names.get(i));
        }
        add(']');
    }

    private void string(String text) {
        add('"');
        if (!simple(text)) {
            escaped(JSON.quoteAsUTF8(text));
        }
        add('"');
    }

    /** Puts a backslash before what would end the column or begin an escape. */
    private CopyText escaped(byte[] utf8) {
        room(2 * utf8.length);
        for (byte b : utf8) {
            switch (b) {
                case '\\' -> two('\\');
                case '\t' -> two('t');
                case '\n' -> two('n');
                case '\r' -> two('r');
                default -> bytes[size++] = b;
            }
        }
        return this;
    }

    private void two(char second) {
        escapes++;
        bytes[size++] = '\\';
        bytes[size++] = (byte) second;
    }

    /** Adds a text that needs no escape in JSON and COPY: printable ASCII without quotes and backslashes. Adds nothing of other texts. */
    private boolean simple(String text) {
        int length = text.length();
        int start = size;
        room(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                size = start;
                return false;
            }
            bytes[size++] = (byte) c;
        }
        return true;
    }

    private void add(char c) {
        room(1);
        bytes[size++] = (byte) c;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
