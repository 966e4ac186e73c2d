package rollcall.gate.value;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises what tells one error of a program from another, and is no text: the hexadecimal digits of a hash, or a code such as {@code E1042}
 * or {@code SQLSTATE-42P01}. Of a stack trace, a hash is made, see {@link StackTrace}.
 */
public final class SignatureText {
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{8,64}");
    private static final Pattern CODE = Pattern.compile("(?=[^0-9]*[0-9])[A-Z0-9][A-Z0-9_.-]{0,39}");

    /** As many decimal digits without a letter may be a telephone number. */
    private static final int FEWEST_WITHOUT_LETTER = 16;

    private static final Pattern DECIMAL = Pattern.compile("[0-9]+");

    private SignatureText() {}

    /**
     * The signature that a text is or has; empty if it has none.
     *
     * @param permitted codes that are permitted as they are
     */
    public static Optional<String> of(String text, List<String> permitted) {
        if (permitted.contains(text)) {
            return Optional.of(text);
        } else if (isHash(text)) {
            return Optional.of(text.toLowerCase(Locale.ROOT));
        }
        return isCode(text) ? Optional.of(text) : StackTrace.signature(text);
    }

    private static boolean isHash(String text) {
        return HEX.matcher(text).matches()
                && (text.length() >= FEWEST_WITHOUT_LETTER
                        || !DECIMAL.matcher(text).matches());
    }

    private static boolean isCode(String text) {
        return CODE.matcher(text).matches() && WordText.hasFewDigits(text);
    }
}
