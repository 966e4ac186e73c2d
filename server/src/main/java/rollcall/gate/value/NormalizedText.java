package rollcall.gate.value;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * A text in the form in which addresses are searched: lower case; digits and separators of all scripts as ASCII; percent encoding decoded;
 * marks and invisible characters removed. Each character knows its position in the original text.
 */
final class NormalizedText {
    /** An address inside another one has its percent signs encoded again: {@code %252E}. */
    private static final int MOST_DECODINGS = 3;

    private static final String DOTS = "。·•∙⋅・";
    private static final String SLASHES = "⁄∕⧸＼\\";

    private char[] chars;
    private int[] from;
    private int[] to;
    private int length;

    private NormalizedText(int capacity) {
        chars = new char[capacity];
        from = new int[capacity];
        to = new int[capacity];
    }

    static NormalizedText of(String text) {
        NormalizedText normalized = new NormalizedText(text.length() + 16);
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            int next = at + Character.charCount(c);
            normalized.addPlain(c, at, next);
            at = next;
        }
        for (int i = 0; i < MOST_DECODINGS && normalized.hasPercent(); i++) {
            normalized = normalized.decoded();
        }
        return normalized;
    }

    int length() {
        return length;
    }

    /** The character at a position; a blank before the first and after the last one. */
    char at(int position) {
        return position >= 0 && position < length ? chars[position] : ' ';
    }

    /** Where a character begins in the original text. */
    int from(int position) {
        return from[position];
    }

    /** Where a character ends in the original text. */
    int to(int position) {
        return to[position];
    }

    boolean isDigit(int position) {
        char c = at(position);
        return c >= '0' && c <= '9';
    }

    boolean isHex(int position) {
        char c = at(position);
        return isDigit(position) || c >= 'a' && c <= 'f';
    }

    boolean isLetterOrDigit(int position) {
        return Character.isLetterOrDigit(at(position));
    }

    boolean startsWith(String prefix, int position) {
        for (int i = 0; i < prefix.length(); i++) {
            if (at(position + i) != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void addPlain(int c, int begin, int end) {
        if (c < 128) {
            add(lower(c), begin, end);
            return;
        }
        int type = Character.getType(c);
        if (type == Character.FORMAT || type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return;
        }
        String plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
        plain.codePoints().forEach(one -> add(ascii(one), begin, end));
    }

    private static char ascii(int c) {
        int digit = Character.digit(c, 10);
        if (digit >= 0) {
            return (char) ('0' + digit);
        }
        if (DOTS.indexOf(c) >= 0) {
            return '.';
        }
        if (SLASHES.indexOf(c) >= 0) {
            return '/';
        }
        if (c == '∶') {
            return ':';
        }
        boolean dash = Character.getType(c) == Character.DASH_PUNCTUATION || c == '−';
        return dash ? '-' : lower(c);
    }

    private static char lower(int c) {
        if (c < 128) {
            return (char) (c >= 'A' && c <= 'Z' ? c | 0x20 : c);
        }
        return Character.toString(c).toLowerCase(Locale.ROOT).charAt(0);
    }

    private void add(char c, int begin, int end) {
        if (length == chars.length) {
            chars = Arrays.copyOf(chars, length * 2);
            from = Arrays.copyOf(from, length * 2);
            to = Arrays.copyOf(to, length * 2);
        }
        chars[length] = c;
        from[length] = begin;
        to[length++] = end;
    }

    private boolean hasPercent() {
        for (int i = 0; i < length; i++) {
            if (isEncoded(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isEncoded(int position) {
        return at(position) == '%' && isHex(position + 1) && isHex(position + 2);
    }

    private NormalizedText decoded() {
        NormalizedText decoded = new NormalizedText(length);
        for (int i = 0; i < length; i++) {
            if (isEncoded(i)) {
                int code = Character.digit(chars[i + 1], 16) * 16 + Character.digit(chars[i + 2], 16);
                decoded.add(lower(code), from[i], to[i + 2]);
                i += 2;
            } else {
                decoded.add(chars[i], from[i], to[i]);
            }
        }
        return decoded;
    }
}
