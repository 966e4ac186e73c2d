package rollcall.gate.value;

/**
 * Recognises the name of a plugin or module: words joined by {@code _} or {@code -}, in lower case or in a script without case. Digits are
 * allowed only at the ends of a word ({@code s3}, {@code 2fa}, {@code oauth2}), because tokens mix letters and digits and names do not. It
 * scans by hand for speed: a heartbeat has up to hundreds of names.
 */
final class NameText {
    private static final int MOST_WORDS = 8;
    private static final int LONGEST_WORD = 40;
    private static final int MOST_DIGITS = 3;
    private static final int MOST_DIGITS_BEFORE = 2;
    private static final int MOST_DIGITS_IN_ALL = 6;
    private static final int MOST_MARKS = 4;
    private static final int NONE = -1;

    private NameText() {}

    /** True if the text between two positions is such a name. The text must be in normal form C. */
    static boolean isName(String text, int from, int to) {
        return hasLetterAndFewDigits(text, from, to) && isWords(text, from, to);
    }

    /** More digits could be a telephone number or a date. */
    private static boolean hasLetterAndFewDigits(String text, int from, int to) {
        int digits = 0;
        boolean letter = false;
        for (int i = from; i < to; i++) {
            digits += isDigit(text, i) ? 1 : 0;
            letter |= Character.isLetter(text.codePointAt(i));
        }
        return letter && digits <= MOST_DIGITS_IN_ALL;
    }

    private static boolean isWords(String text, int from, int to) {
        int at = from < to && text.charAt(from) == '_' ? from + 1 : from;
        for (int words = 0; words < MOST_WORDS; words++) {
            at = wordEnd(text, at, to);
            if (at == NONE || at == to) {
                return at == to;
            }
            char separator = text.charAt(at++);
            if (separator != '_' && separator != '-') {
                return false;
            }
        }
        return false;
    }

    private static int wordEnd(String text, int from, int to) {
        int letters = digitsEnd(text, from, to);
        int end = lettersEnd(text, letters, to);
        if (end == letters) {
            return letters > from && letters - from <= MOST_DIGITS ? letters : NONE;
        }
        int last = digitsEnd(text, end, to);
        boolean fits =
                letters - from <= MOST_DIGITS_BEFORE && end - letters <= LONGEST_WORD && last - end <= MOST_DIGITS;
        return fits ? last : NONE;
    }

    private static int digitsEnd(String text, int from, int to) {
        int at = from;
        while (at < to && isDigit(text, at)) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private static int lettersEnd(String text, int from, int to) {
        int at = from;
        int marks = 0;
        while (at < to) {
            int c = text.codePointAt(at);
            marks = isMark(c) ? marks + 1 : 0;
            boolean fits = marks == 0 ? isLetter(c) : at > from && marks <= MOST_MARKS;
            if (!fits || isInvisible(c)) {
                return at;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    private static boolean isLetter(int c) {
        if (c < 128) {
            return c >= 'a' && c <= 'z';
        }
        return Character.getType(c) == Character.LOWERCASE_LETTER || Character.getType(c) == Character.OTHER_LETTER;
    }

    /** True for a mark that belongs to the letter before it. */
    private static boolean isMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }

    /** True for letters and marks that are invisible: fillers and variation selectors. */
    private static boolean isInvisible(int c) {
        return switch (c) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0 -> true;
            default -> c >= 0x180B && c <= 0x180F || c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
        };
    }
}
