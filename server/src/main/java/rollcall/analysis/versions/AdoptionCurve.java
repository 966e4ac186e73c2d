package rollcall.analysis.versions;

import java.time.LocalDate;
import java.util.List;

/**
 * How a release spread by its age.
 *
 * @param version the release, or a group of versions
 * @param since the day on which it was 0 days old, see {@link VersionRow#since}
 * @param days how many instances had it or a newer one at the end of each day from {@code since} to yesterday, at most {@link #LAST} days
 *     after it; null, a gap, where no instance had reported a version in 7 days
 */
public record AdoptionCurve(String version, LocalDate since, List<VersionAdoption.Reach> days) {
    /** The greatest age in days. */
    public static final int LAST = 90;

    /** The most releases that are followed. */
    public static final int MOST = 6;

    /** The greatest age that is known, in days. */
    public int age() {
        return days.size() - 1;
    }

    /** How far it was at an age; null in a gap and beyond {@link #age}. */
    public VersionAdoption.Reach at(int age) {
        return age < days.size() ? days.get(age) : null;
    }
}
