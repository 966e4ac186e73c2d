package rollcall.gate.value;

import java.util.Optional;
import rollcall.report.Unusable;
import rollcall.report.Version;
import rollcall.report.VersionStage;

/**
 * Rebuilds a version from its numbers and from words that releases use. What else stands behind them is left out, because that is where
 * host names, customers and addresses would stand, and leaves a mark that sorts before the release: {@code 2.0.0-acme} is kept as {@code
 * 2.0.0-other}, because it may be any build, and never as 2.0.0. The machine that a build is for is left out without a mark: {@code
 * 6.1.0-28-amd64} is kept as {@code 6.1.0-28}. Scanned by hand, because every heartbeat has half a dozen.
 */
public final class VersionText {
    /** Instead of what was cut off. */
    static final String MARK = "other";

    private static final int LONGEST = 256;
    private static final int MOST_NUMBERS = 4;
    private static final int MOST_PARTS = 8;
    private static final String SEPARATORS = "-+._~";

    /** Of four numbers that a product says are a version, how many behind the first may be larger than that; more are an address. */
    private static final int LARGE = 31;

    private final boolean fourParts;
    private final String whole;
    private final TextScan text;
    private final StringBuilder kept = new StringBuilder();
    private boolean shortened;

    /** Whether the last part that was kept is a time: the digits behind it are a commit, also where no letter is among them. */
    private boolean stamped;

    private VersionText(String whole, boolean fourParts) {
        this.whole = whole;
        this.text = new TextScan(whole);
        this.fourParts = fourParts;
    }

    /**
     * What may be kept of a text.
     *
     * @param version empty if it is no version
     * @param reason why it is none; empty if it is one
     * @param shortened whether the version ends in a mark for what was cut off
     */
    public record Reading(Optional<String> version, Optional<Unusable> reason, boolean shortened) {
        private static Reading none(Unusable reason) {
            return new Reading(Optional.empty(), Optional.of(reason), false);
        }
    }

    /** Reads a version; {@code fourParts} says that four small numbers may be one. The kept text, read again, stays as it is. */
    public static Reading read(String sent, boolean fourParts) {
        String text = Version.spelled(sent.strip());
        if (text.isEmpty() || text.length() > LONGEST) {
            return Reading.none(Unusable.OTHER);
        }
        Optional<Unusable> reason = NonVersionText.reason(text);
        return reason.isPresent() ? Reading.none(reason.get()) : new VersionText(text, fourParts).read();
    }

    private Reading read() {
        int end = numbersEnd();
        boolean quad = end != TextScan.NONE && isQuad(end);
        if (quad
                ? !isFourParts(end) || AddressFinder.isInVersion(whole.substring(end))
                : AddressFinder.isInVersion(whole)) {
            return Reading.none(Unusable.ADDRESS);
        }
        if (end == TextScan.NONE || !begins(end)) {
            return Reading.none(Unusable.OTHER);
        }
        kept.append(whole, 0, end);
        parts(end);
        String version = kept.toString();
        Optional<Unusable> reason = version.equals(whole) ? Optional.empty() : NonVersionText.reason(version);
        return reason.isPresent()
                ? Reading.none(reason.get())
                : new Reading(Optional.of(version), Optional.empty(), shortened);
    }

    /** The end of the numbers with dots between them; NONE if there are none or too many, or if one is too long. */
    private int numbersEnd() {
        int at = 0;
        for (int numbers = 1; numbers <= MOST_NUMBERS; numbers++) {
            int end = stampOrNumberEnd(at);
            if (end == TextScan.NONE) {
                return TextScan.NONE;
            }
            if (!text.is(end, '.') || !text.isDigit(end + 1)) {
                return end;
            }
            at = end + 1;
        }
        return TextScan.NONE;
    }

    /** Whether there are four numbers of at most 255 each: an address, unless the product says otherwise. */
    private boolean isQuad(int end) {
        String[] numbers = whole.substring(0, end).split("\\.");
        for (String number : numbers) {
            if (number.length() > 3 || Integer.parseInt(number) > 255) {
                return false;
            }
        }
        return numbers.length == MOST_NUMBERS;
    }

    /**
     * Whether four small numbers are a version of a product that has such versions. Not if they are a network's own (private, loopback,
     * documentation), nor if two of those behind the first are larger than versions' are.
     */
    private boolean isFourParts(int end) {
        int[] numbers = java.util.Arrays.stream(whole.substring(0, end).split("\\."))
                .mapToInt(Integer::parseInt)
                .toArray();
        int large = 0;
        for (int i = 1; i < numbers.length; i++) {
            large += numbers[i] > LARGE ? 1 : 0;
        }
        return fourParts && large < 2 && !AddressFinder.isReserved(numbers);
    }

    /** Whether what follows the numbers at once is something that can follow a version's: 7zip, 2,1,0 and 3.x are none. */
    private boolean begins(int end) {
        if (end == whole.length() || whole.charAt(end) == ' ' || text.isOneOf(end, "-+_~")) {
            return true;
        }
        if (whole.charAt(end) == '.') {
            return !text.isOneOf(end + 1, "xX*") || text.isLetterOrDigit(end + 2);
        }
        return letterEnd(end) != TextScan.NONE || wordEnd(end) != TextScan.NONE;
    }

    /** OpenSSL's 1.1.1w and 0.9.8za: a letter behind two numbers or a year. */
    private int letterEnd(int from) {
        int letters = text.lettersEnd(from);
        boolean few = letters - from == 1 || letters - from == 2 && text.isOneOf(from, "z");
        boolean numbers = whole.lastIndexOf('.', from) > 0 || from == 4;
        return few && numbers && !text.isLetterOrDigit(letters) ? letters : TextScan.NONE;
    }

    private void parts(int from) {
        int letter = letterEnd(from);
        int at = letter == TextScan.NONE ? from : keep(from, letter);
        for (int parts = 0; at < whole.length(); parts++) {
            int next = parts < MOST_PARTS ? part(at) : TextScan.NONE;
            if (next == TextScan.NONE) {
                cut(at);
                return;
            }
            at = next;
        }
    }

    /** Keeps a release word, a number or a commit, or leaves out a machine; NONE if something else follows. */
    private int part(int from) {
        if (text.isOneOf(from, " ")) {
            return remark(from);
        }
        boolean separated = text.isOneOf(from, SEPARATORS);
        if (text.is(from, '~') && !text.isLetterOrDigit(from + 1)) {
            return keep(from, from + 1);
        }
        if (separated && from + 1 == whole.length()) {
            return from + 1;
        }
        int begin = separated ? from + 1 : from;
        int machine = separated ? VersionStage.machineEnd(whole, begin) : TextScan.NONE;
        if (machine != TextScan.NONE) {
            return machine == whole.length() || text.is(machine, '-') && !text.isDigit(machine + 1)
                    ? machine
                    : TextScan.NONE;
        }
        int end = partEnd(begin, separated);
        return end == TextScan.NONE ? TextScan.NONE : keep(from, end);
    }

    private int partEnd(int begin, boolean separated) {
        int word = wordEnd(begin);
        if (word != TextScan.NONE || !separated) {
            return word;
        }
        int commit = text.commitEnd(begin, stamped);
        if (commit != TextScan.NONE) {
            return commit;
        }
        int number = stampOrNumberEnd(begin);
        boolean ends = number != TextScan.NONE && (!text.isLetterOrDigit(number) || wordEnd(number) != TextScan.NONE);
        return ends ? number : TextScan.NONE;
    }

    /** The end of a known word and of the number behind it; NONE if it is none. */
    private int wordEnd(int from) {
        int letters = text.lettersEnd(from);
        if (letters == from
                || letters - from > VersionStage.LONGEST_WORD
                || text.isLetterOrDigit(letters) && !text.isDigit(letters)
                || VersionStage.of(whole.substring(from, letters)).isEmpty() && !isMark(from, letters)) {
            return TextScan.NONE;
        }
        int digits = text.isOneOf(letters, ".-") ? letters + 1 : letters;
        if (!text.isDigit(digits) || digits > letters && text.commitEnd(digits, false) != TextScan.NONE) {
            return letters;
        }
        int end = stampOrNumberEnd(digits);
        if (end == TextScan.NONE) {
            return digits > letters ? letters : TextScan.NONE;
        }
        return !text.isLetterOrDigit(end) || wordEnd(end) != TextScan.NONE ? end : TextScan.NONE;
    }

    private boolean isMark(int from, int to) {
        return whole.substring(from, to).equals(MARK);
    }

    private int stampOrNumberEnd(int from) {
        int end = from;
        while (text.isDigit(end)) {
            end++;
        }
        return NonVersionText.isStamp(whole.substring(from, end)) ? end : text.numberEnd(from);
    }

    /** Behind a blank: a release word, its number, or in brackets a distribution that says whence it has it. */
    private int remark(int from) {
        int begin = from + 1;
        if (text.is(begin, '(')) {
            String word = whole.substring(begin + 1, text.lettersEnd(begin + 1));
            boolean edition = VersionStage.of(word)
                    .filter(stage -> stage.compareTo(VersionStage.RELEASE) >= 0)
                    .isPresent();
            return edition ? whole.length() : TextScan.NONE;
        }
        boolean numbered = text.isDigit(begin) && Character.isLetter(kept.charAt(kept.length() - 1));
        int end = numbered ? stampOrNumberEnd(begin) : wordEnd(begin);
        if (end == TextScan.NONE || numbered && text.isLetterOrDigit(end)) {
            return TextScan.NONE;
        }
        kept.append(numbered ? '.' : '-').append(whole, begin, end);
        return end;
    }

    private int keep(int from, int end) {
        kept.append(whole, from, end);
        stamped = end - from > 14 && NonVersionText.isStamp(whole.substring(end - 14, end));
        return end;
    }

    /** Behind a plus is build metadata, which does not make it another version; anything else may be a pre-release. */
    private void cut(int at) {
        shortened = true;
        String mark = (text.is(at, '+') ? "+" : "-") + MARK;
        if (!kept.toString().endsWith(mark)) {
            kept.append(mark);
        }
    }
}
