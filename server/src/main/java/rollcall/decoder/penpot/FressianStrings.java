package rollcall.decoder.penpot;

import static rollcall.decoder.penpot.FressianCodes.*;

import java.io.IOException;
import java.util.Arrays;

/**
 * Reads Fressian's texts: UTF-16 code units, each encoded like a character of UTF-8 (CESU-8). Long texts come in chunks. Two chunks may
 * split a surrogate pair, but not a code unit.
 */
final class FressianStrings {
    /** The longest text with all its chunks, in bytes. */
    private static final int LONGEST = 1 << 20;

    private static final int CONTINUATION = 0x80;

    private final FressianInput in;
    private char[] units = new char[256];
    private int length;
    private int bytes;

    FressianStrings(FressianInput in) {
        this.in = in;
    }

    /** Reads the text that begins with this code. */
    String read(int code) throws IOException {
        if (code != STRING_CHUNK) {
            int count = count(code);
            String ascii = in.ascii(count);
            return ascii == null ? slow(code, count) : ascii;
        }
        return slow(code, in.count());
    }

    private String slow(int firstCode, int firstCount) throws IOException {
        length = 0;
        bytes = 0;
        chunk(firstCount);
        int code = firstCode;
        while (code == STRING_CHUNK) {
            code = in.unsignedByte();
            chunk(code == STRING_CHUNK ? in.count() : count(code));
        }
        return new String(units, 0, length);
    }

    /** The number of bytes of the only or last chunk of a text. */
    private int count(int code) throws IOException {
        if (code < STRING_PACKED || code > STRING) {
            throw Blob.broken();
        }
        return code == STRING ? in.count() : code - STRING_PACKED;
    }

    private void chunk(int count) throws IOException {
        if (count > LONGEST - bytes) {
            throw Blob.broken();
        }
        bytes += count;
        int left = count;
        while (left > 0) {
            int first = in.unsignedByte();
            int size = first < 0x80 ? 1 : first >> 5 == 0b110 ? 2 : first >> 4 == 0b1110 ? 3 : left + 1;
            if (size > left) {
                throw Blob.broken();
            }
            add(unit(first, size));
            left -= size;
        }
    }

    private char unit(int first, int size) throws IOException {
        return switch (size) {
            case 1 -> (char) first;
            case 2 -> (char) ((first & 0x1f) << 6 | continuation());
            default -> (char) ((first & 0x0f) << 12 | continuation() << 6 | continuation());
        };
    }

    private int continuation() throws IOException {
        int next = in.unsignedByte();
        if ((next & 0xc0) != CONTINUATION) {
            throw Blob.broken();
        }
        return next & 0x3f;
    }

    private void add(char unit) {
        if (length == units.length) {
            units = Arrays.copyOf(units, 2 * length);
        }
        units[length++] = unit;
    }
}
