package rollcall.report;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The sort key of a version: its numbers without trailing zeros, and the parts that follow them. Every text has a key; a text that does not
 * begin with a number sorts before all versions.
 */
final class VersionKey implements Comparable<VersionKey> {
    /** Go's pseudo-version of a commit before a release, after its numbers: {@code -0.20261127153000-abcdef123456}. */
    private static final Pattern PSEUDO = Pattern.compile("-(?:0\\.)?(\\d{14})-[0-9a-f]{12}(?![0-9a-z])");

    /** Maven's snapshot in a repository: {@code -20261127.153000-5}. */
    private static final Pattern STAMPED = Pattern.compile("-(\\d{8}\\.\\d{6})-\\d{1,8}(?![0-9a-z])");

    private static final Pattern COMMIT =
            Pattern.compile("(?=[0-9]*[a-f])[0-9a-f]{7,64}(?![0-9a-z])|g[0-9a-f]{7,40}(?![0-9a-z])");

    private static final BigInteger NO_NUMBER = BigInteger.ONE.negate();
    private static final Part END = new Part(VersionStage.RELEASE, NO_NUMBER, "");
    private static final Comparator<@Nullable BigInteger> BY_SIZE = Comparator.nullsLast(Comparator.naturalOrder());

    private final String text;
    private final List<BigInteger> numbers = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private int at;

    /** True once a plus has been read: what follows is build metadata. */
    private boolean metadata;

    /** True if the last part that was read does not affect the order; then the numbers after it do not either. */
    private boolean silent;

    /**
     * @param number null for one that is larger than all: that of a word followed by another word, {@code alpha.beta}
     * @param word for {@link VersionStage#OTHER}, otherwise empty
     */
    private record Part(VersionStage stage, @Nullable BigInteger number, String word) implements Comparable<Part> {
        @Override
        public int compareTo(Part other) {
            int order = stage.compareTo(other.stage);
            order = order != 0 ? order : word.compareTo(other.word);
            return order != 0 ? order : BY_SIZE.compare(number, other.number);
        }
    }

    /** @param text without a leading v */
    VersionKey(String text) {
        this.text = text.toLowerCase(Locale.ROOT);
        readNumbers();
        while (!numbers.isEmpty() && at < this.text.length()) {
            readPart();
        }
        while (numbers.size() > 1 && numbers.get(numbers.size() - 1).signum() == 0) {
            numbers.remove(numbers.size() - 1);
        }
    }

    @Override
    public int compareTo(VersionKey other) {
        if (numbers.isEmpty() || other.numbers.isEmpty()) {
            return Boolean.compare(!numbers.isEmpty(), !other.numbers.isEmpty());
        }
        int order = compare(numbers, other.numbers, BigInteger.ZERO);
        return order != 0 ? order : compare(parts, other.parts, END);
    }

    private static <T extends Comparable<T>> int compare(List<T> mine, List<T> theirs, T end) {
        for (int i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
            int order = (i < mine.size() ? mine.get(i) : end).compareTo(i < theirs.size() ? theirs.get(i) : end);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private void readNumbers() {
        while (isDigit(at)) {
            int end = digitsEnd(at);
            numbers.add(new BigInteger(text.substring(at, end)));
            at = end < text.length() && text.charAt(end) == '.' && isDigit(end + 1) ? end + 1 : end;
        }
    }

    private void readPart() {
        if (numbersOfACommitOrSnapshot()) {
            return;
        }
        int from = at;
        while (at < text.length() && !isDigit(at) && !isLetter(at)) {
            metadata |= text.charAt(at) == '+';
            at++;
        }
        String separators = text.substring(from, at);
        boolean tilde = separators.endsWith("~");
        separators
                .chars()
                .limit(Math.max(0, separators.length() - 1))
                .filter(c -> c == '~')
                .forEach(c -> add(VersionStage.TILDE, NO_NUMBER));
        if (at == text.length()) {
            if (tilde) {
                add(VersionStage.TILDE, NO_NUMBER);
            }
        } else if (!readMachineOrCommit(separators)) {
            readWordOrNumber(separators, tilde);
        }
    }

    private boolean numbersOfACommitOrSnapshot() {
        Matcher pseudo = PSEUDO.matcher(text).region(at, text.length());
        if (pseudo.lookingAt()) {
            VersionStage stage = parts.isEmpty() ? VersionStage.DEVELOPMENT : VersionStage.REVISION;
            return stamped(stage, pseudo);
        }
        Matcher stamped = STAMPED.matcher(text).region(at, text.length());
        return stamped.lookingAt() && stamped(VersionStage.SNAPSHOT, stamped);
    }

    private boolean stamped(VersionStage stage, Matcher stamp) {
        add(stage, new BigInteger(stamp.group(1).replace(".", "")));
        at = stamp.end();
        return true;
    }

    /**
     * Reads a machine, which does not affect the order, or a commit. A commit only shows that the version is not a release, unless another
     * part tells more.
     */
    private boolean readMachineOrCommit(String separators) {
        int machine = separators.isEmpty() ? -1 : VersionStage.machineEnd(text, at);
        Matcher commit = COMMIT.matcher(text).region(at, text.length());
        boolean isCommit = machine < 0 && !separators.isEmpty() && commit.lookingAt();
        if (machine < 0 && !isCommit) {
            return false;
        }
        if (isCommit && !metadata && parts.isEmpty()) {
            add(VersionStage.OTHER, NO_NUMBER);
        }
        at = isCommit ? commit.end() : machine;
        silent = true;
        return true;
    }

    private void readWordOrNumber(String separators, boolean tilde) {
        if (isDigit(at)) {
            BigInteger number = number(digitsEnd(at));
            if (!silent || !separators.equals(".")) {
                add(tilde ? VersionStage.TILDE : VersionStage.REVISION, number);
            }
            return;
        }
        int end = at;
        while (isLetter(end)) {
            end++;
        }
        String word = text.substring(at, end);
        at = end;
        if (word.equals("build") && text.startsWith("-snapshot", at)) {
            return;
        }
        if (separators.isEmpty() && parts.isEmpty() && isLetterOfAFix(word)) {
            add(VersionStage.FIX, BigInteger.valueOf(26L * (word.length() - 1) + word.charAt(word.length() - 1) - 'a'));
        } else {
            addWord(word, separators, tilde);
        }
    }

    /**
     * True for the letter of a fix, as OpenSSL and tmux write it: 1.1.1w, 0.9.8za, 3.3a. A letter with a number after it is Python's:
     * 1.0b2.
     */
    private boolean isLetterOfAFix(String word) {
        boolean alone = at == text.length() || !isDigit(at);
        return alone && (word.length() == 1 || word.length() == 2 && word.charAt(0) == 'z');
    }

    private void addWord(String word, String separators, boolean tilde) {
        VersionStage stage = VersionStage.of(word).orElse(VersionStage.OTHER);
        @Nullable BigInteger number = numberOfWord();
        if (tilde && !(stage.isBefore() && stage != VersionStage.OTHER)) {
            stage = VersionStage.TILDE;
        } else if (metadata && stage.compareTo(VersionStage.DEVELOPMENT) < 0
                || stage == VersionStage.REVISION && number.signum() < 0) {
            stage = VersionStage.RELEASE;
        } else if (separators.equals(".") && isFurtherWord(stage)) {
            stage = VersionStage.FIX;
            number = BigInteger.valueOf(
                    VersionStage.of(word).orElse(VersionStage.OTHER).ordinal());
        }
        if (number.signum() < 0 && stage.isBefore() && stage != VersionStage.TILDE && isWordBehindDot()) {
            number = null;
        }
        silent = stage == VersionStage.RELEASE;
        if (!silent) {
            parts.add(new Part(stage, number, stage == VersionStage.OTHER ? word : ""));
        }
    }

    /** SemVer's {@code alpha.beta} comes after {@code alpha} and {@code alpha.1}; {@code a1.dev2} comes before {@code a1}. */
    private boolean isFurtherWord(VersionStage stage) {
        boolean behindWord =
                !parts.isEmpty() && parts.get(parts.size() - 1).stage().isBefore();
        return behindWord && stage.isBefore() && stage != VersionStage.DEVELOPMENT && stage != VersionStage.SNAPSHOT;
    }

    private boolean isWordBehindDot() {
        if (at + 1 >= text.length() || text.charAt(at) != '.' || !isLetter(at + 1)) {
            return false;
        }
        int end = at + 1;
        while (isLetter(end)) {
            end++;
        }
        VersionStage next = VersionStage.of(text.substring(at + 1, end)).orElse(VersionStage.OTHER);
        return next.isBefore() && next != VersionStage.DEVELOPMENT && next != VersionStage.SNAPSHOT;
    }

    /** The digits after a word; a dot or a hyphen may separate them. */
    private BigInteger numberOfWord() {
        int digits = at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == '-') ? at + 1 : at;
        if (!isDigit(digits) || numbersBehindAreOfACommit()) {
            return NO_NUMBER;
        }
        at = digits;
        return number(digitsEnd(at));
    }

    private boolean numbersBehindAreOfACommit() {
        return COMMIT.matcher(text)
                .region(Math.min(at + 1, text.length()), text.length())
                .lookingAt();
    }

    private void add(VersionStage stage, BigInteger number) {
        parts.add(new Part(stage, number, ""));
        silent = false;
    }

    private BigInteger number(int end) {
        BigInteger number = new BigInteger(text.substring(at, end));
        at = end;
        return number;
    }

    private int digitsEnd(int from) {
        int end = from;
        while (isDigit(end)) {
            end++;
        }
        return end;
    }

    private boolean isDigit(int i) {
        return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }

    private boolean isLetter(int i) {
        return i < text.length() && text.charAt(i) >= 'a' && text.charAt(i) <= 'z';
    }
}
