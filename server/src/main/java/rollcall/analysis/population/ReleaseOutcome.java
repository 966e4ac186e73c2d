package rollcall.analysis.population;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of an instance that was upgraded to a release on some days. Before them it had an older version, by its latest report of the
 * {@link Condition#DAYS} days that end on the day before; on one of them it reported a version of the release.
 */
public enum ReleaseOutcome {
    /** It was upgraded, whatever became of it. */
    CAME,
    /** It was upgraded before the last {@link #QUIET} of the days, and did not report in these. */
    SILENT,
    /** It was upgraded, and reported an older version on a later one of the days. */
    ROLLED_BACK;

    /** So many days without a report are silence. */
    public static final int QUIET = 7;

    /** The name in URLs. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The outcome of that name; empty for any other name. */
    public static Optional<ReleaseOutcome> named(String code) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.code().equals(code))
                .findFirst();
    }
}
