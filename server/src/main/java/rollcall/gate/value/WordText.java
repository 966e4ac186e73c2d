package rollcall.gate.value;

import java.util.regex.Pattern;

/**
 * Recognises one name from the program itself, for example of a page or of a button. It has no dots, and letters and digits are not mixed
 * as in a token.
 */
public final class WordText {
    private static final int LONGEST = 80;
    private static final Pattern WORDS =
            Pattern.compile("[a-zA-Z]{1,30}\\d{0,3}(?:[-_/:](?:[a-zA-Z]{1,30}\\d{0,3}|\\d{1,3})){0,7}");

    /** More digits could be a telephone number or a date. */
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
