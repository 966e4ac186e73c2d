package rollcall.gate.value;

import java.util.regex.Pattern;

/** Reads one name of the program's own, for example of a page or of what somebody pressed: no dots, no mixed tokens. */
public final class WordText {
    private static final int LONGEST = 80;
    private static final Pattern WORDS =
            Pattern.compile("[a-zA-Z]{1,30}\\d{0,3}(?:[-_/:](?:[a-zA-Z]{1,30}\\d{0,3}|\\d{1,3})){0,7}");

    /** More are a telephone number or a date. */
    private static final int MOST_DIGITS = 6;

    private WordText() {}

    public static boolean isWord(String text) {
        return text.length() <= LONGEST
                && WORDS.matcher(text).matches()
                && hasFewDigits(text)
                && !AddressFinder.isIn(text);
    }

    public static boolean hasFewDigits(String text) {
        return text.chars().filter(c -> c >= '0' && c <= '9').count() <= MOST_DIGITS;
    }
}
