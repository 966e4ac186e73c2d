package rollcall.gate.value;

/** Reads a text by position. Positions after its end are allowed. */
final class TextScan {
    /** Returned instead of a position: nothing such begins here. */
    static final int NONE = -1;

    private static final char LAST_OF_ASCII = 127;
    private static final int MOST_DIGITS = 8;
    private static final int SHORTEST_COMMIT = 7;
    private static final int LONGEST_COMMIT = 12;

    private final String text;

    TextScan(String text) {
        this.text = text;
    }

    boolean is(int at, char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    boolean isOneOf(int at, String characters) {
        return at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
    }

    boolean isDigit(int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** True for a letter or digit of any script. */
    boolean isLetterOrDigit(int at) {
        return isDigit(at) || lettersEnd(at) > at || at < text.length() && text.charAt(at) > LAST_OF_ASCII;
    }

    /** The end of the letters a to z in any case. */
    int lettersEnd(int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) | 0x20) >= 'a' && (text.charAt(at) | 0x20) <= 'z') {
            at++;
        }
        return at;
    }

    /** The end of one to eight digits; NONE if there are none, or more. */
    int numberEnd(int from) {
        int at = from;
        while (isDigit(at)) {
            at++;
        }
        return at > from && at - from <= MOST_DIGITS ? at : NONE;
    }

    /**
     * The end of a shortened commit: lower-case hexadecimal digits with at least one letter, with or without git's g before them; NONE if
     * there is none.
     *
     * @param stamped true if a time precedes it: then a commit needs no letter
     */
    int commitEnd(int from, boolean stamped) {
        int start = is(from, 'g') ? from + 1 : from;
        int at = start;
        boolean letter = false;
        while (isDigit(at) || isOneOf(at, "abcdef")) {
            letter |= !isDigit(at);
            at++;
        }
        boolean fits = (letter || stamped) && at - start >= SHORTEST_COMMIT && at - start <= LONGEST_COMMIT;
        return fits && !isLetterOrDigit(at) ? at : NONE;
    }
}
