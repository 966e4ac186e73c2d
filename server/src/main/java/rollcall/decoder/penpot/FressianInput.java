package rollcall.decoder.penpot;

import static rollcall.decoder.penpot.FressianCodes.*;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads Fressian's bytes through a small buffer: whole numbers, byte strings and texts. */
final class FressianInput {
    /** The longest byte string with all its chunks, in bytes. */
    private static final int LONGEST_BYTES = 1 << 20;

    private static final int BUFFER = 32 * 1024;

    /** Bytes of a byte string beside its content, of which there are up to three copies while it grows. */
    private static final int ARRAYS = 96;

    private final InputStream in;
    private final HeapBudget budget;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteBuffer numbers = ByteBuffer.wrap(buffer);
    private final FressianStrings text = new FressianStrings(this);
    private int at;
    private int end;

    FressianInput(InputStream in, HeapBudget budget) {
        this.in = in;
        this.budget = budget;
    }

    boolean atEnd() throws IOException {
        return at == end && !fill();
    }

    int unsignedByte() throws IOException {
        if (at == end && !fill()) {
            throw Blob.broken();
        }
        return buffer[at++] & 0xff;
    }

    /** Reads a big-endian number of {@code bytes} bytes. It is unsigned, except for eight bytes. */
    long unsigned(int bytes) throws IOException {
        if (bytes == Long.BYTES && end - at >= Long.BYTES) {
            at += Long.BYTES;
            return numbers.getLong(at - Long.BYTES);
        }
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | unsignedByte();
        }
        return value;
    }

    /** Reads a whole number. */
    long whole() throws IOException {
        return whole(unsignedByte());
    }

    /** Reads the whole number that begins with this code. */
    long whole(int code) throws IOException {
        if (code < INT_2) {
            return code;
        }
        if (code < INT_3) {
            return (long) (code - INT_2_ZERO) << 8 | unsignedByte();
        }
        if (code < INT_4) {
            return (long) (code - INT_3_ZERO) << 16 | unsigned(2);
        }
        if (code < INT_5) {
            return (long) (code - INT_4_ZERO) << 24 | unsigned(3);
        }
        if (code < INT_6) {
            return (long) (code - INT_5_ZERO) << 32 | unsigned(4);
        }
        if (code < INT_7) {
            return (long) (code - INT_6_ZERO) << 40 | unsigned(5);
        }
        if (code < PRIORITY_CACHE_PACKED) {
            return (long) (code - INT_7_ZERO) << 48 | unsigned(6);
        }
        return switch (code) {
            case INT -> unsigned(Long.BYTES);
            case MINUS_ONE -> -1;
            default -> throw Blob.broken();
        };
    }

    /** Reads a whole number that is a count. */
    int count() throws IOException {
        long count = whole();
        if (count < 0 || count > Integer.MAX_VALUE) {
            throw Blob.broken();
        }
        return (int) count;
    }

    /** Reads the text that begins with this code. */
    String text(int code) throws IOException {
        String read = text.read(code);
        budget.hold(ClojureValues.TEXT + 2L * read.length());
        return read;
    }

    /** Reads a byte string. */
    byte[] bytes() throws IOException {
        return bytes(unsignedByte());
    }

    /** Reads the byte string that begins with this code. */
    byte[] bytes(int code) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int next = code;
        while (next == BYTES_CHUNK) {
            chunk(count(), bytes);
            next = unsignedByte();
        }
        if (next < BYTES_PACKED || next > BYTES) {
            throw Blob.broken();
        }
        chunk(next == BYTES ? count() : next - BYTES_PACKED, bytes);
        return bytes.toByteArray();
    }

    /** Reads a chunk. Memory is used only for bytes that exist, whatever the count declares. */
    private void chunk(int count, ByteArrayOutputStream bytes) throws IOException {
        if (count > LONGEST_BYTES - bytes.size()) {
            throw Blob.broken();
        }
        budget.hold(ARRAYS + 3L * count);
        int left = count;
        while (left > 0) {
            if (at == end && !fill()) {
                throw Blob.broken();
            }
            int part = Math.min(left, end - at);
            bytes.write(buffer, at, part);
            at += part;
            left -= part;
        }
    }

    /** Reads {@code count} bytes as a text. Returns null, and reads nothing, unless all of them are in the buffer and ASCII. */
    @Nullable
    String ascii(int count) {
        if (count > end - at) {
            return null;
        }
        for (int i = at; i < at + count; i++) {
            if (buffer[i] < 0) {
                return null;
            }
        }
        at += count;
        return new String(buffer, at - count, count, StandardCharsets.ISO_8859_1);
    }

    private boolean fill() throws IOException {
        int read = in.read(buffer, 0, buffer.length);
        while (read == 0) {
            read = in.read(buffer, 0, buffer.length);
        }
        at = 0;
        end = Math.max(0, read);
        return read > 0;
    }
}
