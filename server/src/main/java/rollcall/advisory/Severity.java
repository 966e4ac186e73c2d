package rollcall.advisory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How severe an advisory is, the worst first. */
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    /** Nobody rated it. */
    NOT_RATED;

    private static final double CRITICAL_SCORE = 9;
    private static final double HIGH_SCORE = 7;
    private static final double MEDIUM_SCORE = 4;

    /** As it stands in forms, files and the database: "not-rated". */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The severity of a code; empty for any other text. */
    public static Optional<Severity> ofCode(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    /** By the word that publishers use, in any case: "moderate" is medium, "important" is high. Empty for any other word. */
    public static Optional<Severity> named(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "critical" -> Optional.of(CRITICAL);
            case "high", "important" -> Optional.of(HIGH);
            case "medium", "moderate" -> Optional.of(MEDIUM);
            case "low" -> Optional.of(LOW);
            default -> Optional.empty();
        };
    }

    /** By a base score of CVSS, 0 to 10, as its versions 3 and 4 name the scores. */
    public static Severity ofScore(double score) {
        if (score >= CRITICAL_SCORE) {
            return CRITICAL;
        }
        if (score >= HIGH_SCORE) {
            return HIGH;
        }
        if (score >= MEDIUM_SCORE) {
            return MEDIUM;
        }
        return score > 0 ? LOW : NOT_RATED;
    }

    /** The worse of two. */
    public Severity or(Severity other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
