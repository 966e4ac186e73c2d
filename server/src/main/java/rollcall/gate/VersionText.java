package rollcall.gate;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Rebuilds a version from its numbers and from words that releases use. A suffix of any other sort is left out, because that is where
 * host names, customers and addresses would stand: {@code 6.1.0-28-amd64} is kept as {@code 6.1.0-28}. Scanned by hand, because every
 * heartbeat has half a dozen.
 */
final class VersionText {
    private static final int LONGEST = 256;
    private static final int MOST_NUMBERS = 4;
    private static final int MOST_PARTS = 4;
    private static final int LONGEST_WORD = 12;
    private static final Set<String> WORDS = Set.of(
            "a",
            "b",
            "c",
            "m",
            "p",
            "rc",
            "alpha",
            "beta",
            "pre",
            "preview",
            "dev",
            "post",
            "snapshot",
            "nightly",
            "final",
            "ga",
            "lts",
            "release",
            "stable",
            "develop",
            "patch",
            "hotfix",
            "build",
            "r",
            "rev",
            "sp",
            "canary",
            "next",
            "edge");

    private final TextScan text;
    private final String whole;

    private VersionText(String whole) {
        this.text = new TextScan(whole);
        this.whole = whole;
    }

    /** The permitted part of a version; empty if there is none, or if there could be an internet address in it. */
    static Optional<String> permitted(String text) {
        if (text.equals("unknown")) {
            return Optional.of(text);
        }
        if (text.isEmpty() || text.length() > LONGEST || Addresses.isIn(text)) {
            return Optional.empty();
        }
        int end = new VersionText(text).end();
        return end == TextScan.NONE ? Optional.empty() : Optional.of(text.substring(0, end));
    }

    private int end() {
        int end = numbersEnd();
        for (int parts = 0; end != TextScan.NONE && end < whole.length() && parts < MOST_PARTS; parts++) {
            int next = partEnd(end);
            if (next == TextScan.NONE) {
                return end;
            }
            end = next;
        }
        return end;
    }

    /** Four numbers of at most 255 each are an address, whatever they were meant to be. */
    private int numbersEnd() {
        int at = whole.charAt(0) == 'v' ? 1 : 0;
        boolean octets = true;
        for (int numbers = 1; numbers <= MOST_NUMBERS; numbers++) {
            int end = text.numberEnd(at);
            if (end == TextScan.NONE) {
                return TextScan.NONE;
            }
            octets &= end - at <= 3 && Integer.parseInt(whole, at, end, 10) <= 255;
            if (!text.is(end, '.') || !text.isDigit(end + 1)) {
                return numbers == MOST_NUMBERS && octets ? TextScan.NONE : end;
            }
            at = end + 1;
        }
        return TextScan.NONE;
    }

    /** The end of a release word, a further number or a commit; NONE if something else follows. */
    private int partEnd(int from) {
        boolean separated = text.isOneOf(from, "-+._");
        int word = wordEnd(separated ? from + 1 : from);
        if (word != TextScan.NONE || !separated || text.is(from, '_')) {
            return word;
        }
        int number = text.numberEnd(from + 1);
        return number != TextScan.NONE && !text.isLetterOrDigit(number) ? number : text.commitEnd(from + 1);
    }

    private int wordEnd(int from) {
        int letters = text.lettersEnd(from);
        if (letters == from || letters - from > LONGEST_WORD || !isReleaseWord(from, letters)) {
            return TextScan.NONE;
        }
        int digits = text.isOneOf(letters, ".-") ? letters + 1 : letters;
        int end = text.isDigit(digits) ? text.numberEnd(digits) : letters;
        return end != TextScan.NONE && text.isLetterOrDigit(end) ? TextScan.NONE : end;
    }

    private boolean isReleaseWord(int from, int to) {
        return WORDS.contains(whole.substring(from, to).toLowerCase(Locale.ROOT));
    }
}
