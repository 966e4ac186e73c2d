package rollcall.gate.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import rollcall.report.Unusable;

/** Recognises texts that are sent as a version but are not one. Its patterns have to match the whole text. */
final class NonVersionText {
    private static final Set<String> NOTHING_KNOWN = Set.of(
            "unknown",
            "null",
            "nil",
            "none",
            "undefined",
            "n/a",
            "na",
            "nan",
            "unset",
            "unspecified",
            "unversioned",
            "not set",
            "not available",
            "(unknown)",
            "<unknown>",
            "-",
            "?",
            "0.0.0-unknown");

    private static final Pattern BRANCH = Pattern.compile("(?:refs/|origin/|feature/|fix/|release/|pull/)?"
            + "(?:main|master|head|trunk|latest|develop|development|devel|dev|nightly|edge|canary|stable|beta|alpha|snapshot|unstable"
            + "|next|testing|test|staging|production|prod|rolling|insiders|experimental|lts|local|release|heads/.*)"
            + "(?:[-_./@:+ ].*)?");

    private static final Pattern REFERENCE = Pattern.compile("(?:refs|origin|feature|fix|pull|renovate|dependabot)/.*");

    /** Seven (git's shortest) to 64 digits, with the prefixes and suffixes that tools add. */
    private static final Pattern COMMIT = Pattern.compile(
            "(?:sha(?:1|256)?[-:]|git[-:]|rev[-:]|commit[-: ]|g)?(?=[0-9]*[a-f])[0-9a-f]{7,64}(?:[^0-9a-z].*)?");

    private static final Pattern PLACEHOLDER = Pattern.compile(
            ".*(?:[$#]\\{|\\$\\(|\\{\\{|\\$[a-z_]*version|placeholder|__[a-z_]*version[a-z_]*__|%[a-z_.]+%|@[a-z_.]+@|<[a-z_.-]*version[a-z_.-]*>).*|version");

    private static final Pattern VERSION_6 =
            Pattern.compile("\\[?[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:%.*|].*|/.*)?");

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /** A text of more digits alone is a commit, a time, or a number that identifies an installation. */
    private static final int MOST_DIGITS_ALONE = 6;

    private static final int FEWEST_OF_A_COMMIT = 7;

    private NonVersionText() {}

    /** The reason why a text is not a version; empty if it may be one. */
    static Optional<Unusable> reason(String text) {
        return isPlain(text)
                        || text.length() <= MOST_DIGITS_ALONE
                                && DIGITS.matcher(text).matches()
                ? Optional.empty()
                : reasonOf(text.toLowerCase(Locale.ROOT));
    }

    /** True for digits with dots between them: nearly every version, so this check saves time. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return text.indexOf('.') > 0;
    }

    private static Optional<Unusable> reasonOf(String lower) {
        boolean number = lower.charAt(0) >= '0' && lower.charAt(0) <= '9';
        if (NOTHING_KNOWN.contains(lower)) {
            return Optional.of(Unusable.UNKNOWN);
        }
        if (mayBePlaceholder(lower) && PLACEHOLDER.matcher(lower).matches()) {
            return Optional.of(Unusable.PLACEHOLDER);
        }
        if (lower.indexOf(':') >= 0 && VERSION_6.matcher(lower).matches()) {
            return Optional.of(Unusable.ADDRESS);
        }
        if ((!number || isLongHex(lower)) && COMMIT.matcher(lower).matches()) {
            return Optional.of(Unusable.COMMIT);
        }
        if (!number
                && (BRANCH.matcher(lower).matches() || REFERENCE.matcher(lower).matches())) {
            return Optional.of(Unusable.BRANCH);
        }
        boolean stray =
                lower.length() > MOST_DIGITS_ALONE && DIGITS.matcher(lower).matches() && !isStamp(lower);
        return stray ? Optional.of(Unusable.OTHER) : Optional.empty();
    }

    /** A cheap check before the pattern, because few texts contain placeholders and heartbeats have many texts. */
    private static boolean mayBePlaceholder(String lower) {
        return lower.chars().anyMatch(c -> "${%@<_".indexOf(c) >= 0)
                || lower.contains("placeholder")
                || lower.equals("version");
    }

    private static boolean isLongHex(String lower) {
        int end = 0;
        while (end < lower.length() && Character.digit(lower.charAt(end), 16) >= 0) {
            end++;
        }
        return end >= FEWEST_OF_A_COMMIT;
    }

    /** True if 8, 10, 12 or 14 digits begin with a day from 1990 to 2099 and go on with a time of day. */
    static boolean isStamp(String digits) {
        int length = digits.length();
        if (length < 8
                || length > 14
                || length % 2 != 0
                || !DIGITS.matcher(digits).matches()) {
            return false;
        }
        try {
            int year = Integer.parseInt(digits, 0, 4, 10);
            LocalDate.of(year, Integer.parseInt(digits, 4, 6, 10), Integer.parseInt(digits, 6, 8, 10));
            return year >= 1990 && year < 2100 && isTime(digits);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isTime(String digits) {
        return (digits.length() < 10 || Integer.parseInt(digits, 8, 10, 10) < 24 || digits.length() == 10)
                && (digits.length() < 12 || Integer.parseInt(digits, 10, 12, 10) < 60)
                && (digits.length() < 14 || Integer.parseInt(digits, 12, 14, 10) < 61);
    }
}
