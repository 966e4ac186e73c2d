package rollcall.gate;

/**
 * Reads the name of a plugin or module: words joined by {@code _}, in lower case or a script without case, with digits at a word's ends
 * at most ({@code s3}, {@code 2fa}, {@code oauth2}): a token mixes letters and digits, a name does not. A scan by hand, because a
 * heartbeat has up to hundreds of names.
 */
final class NameText {
    private static final int MOST_WORDS = 8;
    private static final int LONGEST_WORD = 40;
    private static final int MOST_DIGITS = 3;
    private static final int MOST_DIGITS_BEFORE = 2;
    private static final int NONE = -1;

    private NameText() {}

    /** Whether all of the text between two positions is such a name. */
    static boolean isName(String text, int from, int to) {
        int at = from < to && text.charAt(from) == '_' ? from + 1 : from;
        for (int words = 0; words < MOST_WORDS; words++) {
            at = wordEnd(text, at, to);
            if (at == NONE || at == to) {
                return at == to;
            }
            if (text.charAt(at++) != '_') {
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
        while (at < to && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    private static int lettersEnd(String text, int from, int to) {
        int at = from;
        while (at < to && isLetter(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    private static boolean isLetter(int c) {
        if (c < 128) {
            return c >= 'a' && c <= 'z';
        }
        return switch (Character.getType(c)) {
            case Character.LOWERCASE_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}
