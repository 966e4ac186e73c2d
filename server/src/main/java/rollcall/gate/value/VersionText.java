package rollcall.gate.value;

import java.util.Optional;
import rollcall.report.Unusable;
import rollcall.report.Version;
import rollcall.report.VersionStage;

/**
 * Rebuilds a version from its numbers and from known release words.
 *
 * <p>Everything else after them is cut off, because host names, customers and addresses would stand there. A mark replaces it that sorts
 * before the release: {@code 2.0.0-acme} becomes {@code 2.0.0-other}, because it may be any build. The machine that a build is for is
 * removed without a mark: {@code 6.1.0-28-amd64} becomes {@code 6.1.0-28}. It scans by hand for speed: a heartbeat has half a dozen
 * versions.
 */
public final class VersionText {
    /** Replaces what was cut off. */
    static final String MARK = "other";

    private static final int LONGEST = 256;
    private static final int MOST_NUMBERS = 4;
    private static final int MOST_PARTS = 8;
    private static final String SEPARATORS = "-+._~";

    /** Of a version of four numbers, at most one number after the first may be larger than this; otherwise it counts as an address. */
    private static final int LARGE = 31;

    private final boolean fourParts;
    private final String whole;
    private final TextScan text;
    private final StringBuilder kept = new StringBuilder();
    private boolean shortened;

    /** True if the last kept part is a time: then digits after it are a commit, even without a letter. */
    private boolean stamped;

    private VersionText(String whole, boolean fourParts) {
        this.whole = whole;
        this.text = new TextScan(whole);
        this.fourParts = fourParts;
    }

    /**
     * The permitted part of a text.
     *
     * @param version empty if the text is not a version
     * @param reason why it is not; empty if it is
     * @param shortened true if the version ends in the mark for what was cut off
     */
    public record Reading(Optional<String> version, Optional<Unusable> reason, boolean shortened) {
        private static Reading none(Unusable reason) {
            return new Reading(Optional.empty(), Optional.of(reason), false);
        }
    }

    /**
     * Reads a version. Reading the result again returns the same.
     *
     * @param fourParts true if four numbers of at most 255 each may be a version
     */
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

    /** True for four numbers of at most 255 each: an address, unless the product states otherwise. */
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
     * True if four such numbers are a version, for a product that has such versions. False for reserved addresses (private, loopback,
     * documentation), and if two numbers after the first are too large for a version.
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

    /** True if the text after the numbers can follow those of a version. False for 7zip, 2,1,0 and 3.x. */
    private boolean begins(int end) {
        if (end == whole.length() || whole.charAt(end) == ' ' || text.isOneOf(end, "-+_~")) {
            return true;
        }
        if (whole.charAt(end) == '.') {
            return !text.isOneOf(end + 1, "xX*") || text.isLetterOrDigit(end + 2);
        }
        return letterEnd(end) != TextScan.NONE || wordEnd(end) != TextScan.NONE;
    }

    /** The end of a letter as in OpenSSL's 1.1.1w and 0.9.8za, after two numbers or a year; NONE if there is none. */
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

    /**
     * Keeps a release word, a number or a commit, or skips a machine, and returns the position behind it; NONE if something else follows.
     */
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

    /** The end of a known word and of the number after it; NONE if there is no known word. */
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

    /** Reads what follows a blank: a release word, its number, or a distribution's remark in brackets. */
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

    /** Cuts the rest off. Text after a plus is build metadata and does not make another version; other text may be a pre-release. */
    private void cut(int at) {
        shortened = true;
        String mark = (text.is(at, '+') ? "+" : "-") + MARK;
        if (!kept.toString().endsWith(mark)) {
            kept.append(mark);
        }
    }
}
