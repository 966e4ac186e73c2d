package rollcall.dialect.penpot;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Bytes of Fressian, read through a small buffer; and the texts in them, which have units of UTF-16 written like characters of UTF-8. */
final class FressianInput {
    /** The longest text, in bytes, all its chunks together. */
    private static final int LONGEST_TEXT = 1 << 20;

    private static final int BUFFER = 32 * 1024;
    private static final int CONTINUATION = 0x80;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private char[] text = new char[256];
    private int units;
    private int bytesOfText;
    private int at;
    private int end;

    FressianInput(InputStream in) {
        this.in = in;
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

    /** A big-endian number of so many bytes, without a sign. */
    long unsigned(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | unsignedByte();
        }
        return value;
    }

    /** So many bytes; the count is believed only as far as there are any. */
    byte[] bytes(int count) throws IOException {
        byte[] bytes = new byte[Math.min(count, BUFFER)];
        int got = 0;
        while (got < count) {
            if (at == end && !fill()) {
                throw Blob.broken();
            }
            int part = Math.min(count - got, end - at);
            if (got + part > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(count, Math.max(got + part, 2 * bytes.length)));
            }
            System.arraycopy(buffer, at, bytes, got, part);
            at += part;
            got += part;
        }
        return bytes;
    }

    /** Begins a text that {@link #chunk chunks} follow. */
    void beginText() {
        units = 0;
        bytesOfText = 0;
    }

    /** The text of all chunks since it was begun. */
    String endText() {
        return new String(text, 0, units);
    }

    /** A text of one chunk. */
    String text(int bytes) throws IOException {
        if (bytes <= end - at && isAscii(bytes)) {
            @SuppressWarnings(
                    "deprecation") // There is no faster way to make a text of bytes that are known to be ASCII.
            String ascii = new String(buffer, 0, at, bytes);
            at += bytes;
            return ascii;
        }
        beginText();
        chunk(bytes);
        return endText();
    }

    /** So many bytes of a text. A pair of surrogates may be split between two chunks, a unit may not. */
    void chunk(int bytes) throws IOException {
        bytesOfText += Math.min(bytes, LONGEST_TEXT + 1);
        if (bytesOfText > LONGEST_TEXT) {
            throw Blob.broken();
        }
        int left = bytes;
        while (left > 0) {
            int first = unsignedByte();
            int length = first < 0x80 ? 1 : first >> 5 == 0b110 ? 2 : first >> 4 == 0b1110 ? 3 : 0;
            if (length == 0 || length > left) {
                throw Blob.broken();
            }
            add(unit(first, length));
            left -= length;
        }
    }

    private char unit(int first, int length) throws IOException {
        return switch (length) {
            case 1 -> (char) first;
            case 2 -> (char) ((first & 0x1f) << 6 | continuation());
            default -> (char) ((first & 0x0f) << 12 | continuation() << 6 | continuation());
        };
    }

    private int continuation() throws IOException {
        int next = unsignedByte();
        if ((next & 0xc0) != CONTINUATION) {
            throw Blob.broken();
        }
        return next & 0x3f;
    }

    private void add(char unit) {
        if (units == text.length) {
            text = Arrays.copyOf(text, 2 * units);
        }
        text[units++] = unit;
    }

    private boolean isAscii(int bytes) {
        for (int i = at; i < at + bytes; i++) {
            if (buffer[i] < 0) {
                return false;
            }
        }
        return bytes >= 0;
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
