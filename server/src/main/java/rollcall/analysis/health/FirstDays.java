package rollcall.analysis.health;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.population.ReleaseOutcome;
import rollcall.analysis.time.Window;
import rollcall.analysis.versions.VersionAdoption.Reach;

/**
 * A release in its first days.
 *
 * @param uptake how many had it or a newer one at the end of each day, by the latest report of 7 days; null where nobody reported a version
 * @param silent of those that were upgraded to it before the last {@link ReleaseOutcome#QUIET} days, who did not report in these; of nobody if
 *     there are no days before them
 * @param rolledBack of those that were upgraded to it before the last day, who reported an older version afterwards
 * @param errors of those that have it at the end of the last day, by the latest report of 7 days
 */
public record FirstDays(
        FollowedRelease release,
        List<@Nullable Reach> uptake,
        Fraction silent,
        Fraction rolledBack,
        ErrorRanges errors) {
    private static final int BYTES_OF_A_DAY = 48;
    private static final int BYTES = 1_000;

    /** The days. */
    public Window days() {
        return new Window(release.since(), lastDay());
    }

    /** The last of them. */
    public LocalDate lastDay() {
        return release.since().plusDays(uptake.size() - 1L);
    }

    /** The days on which those were upgraded of whom it can be said that they fell silent. There has to be one. */
    public Window daysBeforeQuiet() {
        return new Window(release.since(), lastDay().minusDays(ReleaseOutcome.QUIET));
    }

    /** The days on which those were upgraded of whom it can be said that they went back. There have to be two days. */
    public Window daysBeforeLast() {
        return new Window(release.since(), lastDay().minusDays(1));
    }

    long bytes() {
        return BYTES + (long) BYTES_OF_A_DAY * uptake.size();
    }
}
