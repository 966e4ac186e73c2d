package rollcall.analysis.population;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of an instance that reported in the {@link Condition#DAYS} days that end on a day, by its latest report of them and of the days
 * that end on a later one.
 */
public enum UpgradeOutcome {
    /** It has a newer version. */
    UPGRADED,
    /** It has a version of the same release. */
    STAYED,
    /** It has an older version. */
    DOWNGRADED,
    /** It did not report in the days that end on the later day. */
    SILENT,
    /** It reported on both sides, and no usable version on one of them. */
    UNKNOWN;

    /** The name in URLs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The outcome of that name; empty for any other name. */
    public static Optional<UpgradeOutcome> named(String code) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.code().equals(code))
                .findFirst();
    }
}
