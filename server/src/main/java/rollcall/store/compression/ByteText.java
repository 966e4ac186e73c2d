package rollcall.store.compression;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Writes numbers and texts into bytes. */
final class ByteText {
    private static final HexFormat HEX = HexFormat.of();
    private static final int MORE = 0x80;
    private static final int BITS = 7;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);

    /** A number from 0 on: a byte below 128, more for greater ones. */
    ByteText number(int value) {
        int left = value;
        while (left >= MORE) {
            bytes.write(left & (MORE - 1) | MORE);
            left >>>= BITS;
        }
        bytes.write(left);
        return this;
    }

    /** A text with its length. */
    ByteText text(String text) {
        return block(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes with their length. */
    ByteText block(byte[] block) {
        number(block.length);
        return raw(block);
    }

    /** Bytes as they are. */
    ByteText raw(byte[] block) {
        bytes.write(block, 0, block.length);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** Whether a JSON text is a string of an even number of lower-case hexadecimal digits, some at least. */
    static boolean isHex(String json) {
        int digits = json.length() - 2;
        if (digits < 8 || digits % 2 != 0 || json.charAt(0) != '"') {
            return false;
        }
        for (int i = 1; i <= digits; i++) {
            char c = json.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return true;
    }

    static byte[] ofHex(String json) {
        return HEX.parseHex(json, 1, json.length() - 1);
    }

    static String hex(byte[] digits) {
        return '"' + HEX.formatHex(digits) + '"';
    }

    /** Reads what was written. */
    static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes, int from) {
            this.bytes = bytes;
            this.at = from;
        }

        int number() {
            int value = 0;
            for (int shift = 0; ; shift += BITS) {
                byte next = bytes[at++];
                value |= (next & (MORE - 1)) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }

        byte[] block() {
            return raw(number());
        }

        byte[] raw(int length) {
            byte[] block = Arrays.copyOfRange(bytes, at, at + length);
            at += length;
            return block;
        }

        String text() {
            int length = number();
            String text = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
            return text;
        }
    }
}
