package rollcall.analysis.versions;

import java.time.LocalDate;

/**
 * One version of the product, or one group of versions.
 *
 * @param version as it is shown
 * @param firstSeen the first day on which an instance reported it
 * @param active instances whose latest report in 7 days names it; may be 0
 * @param share of the instances that reported a version in these days, 0 to 1
 * @param since the first day that is over on which it was the latest report of 7 days of at least {@link VersionAdoption#HANDFUL}
 *     instances. Null if there was no such day, for versions that were reported in the first 7 days of counting, and for versions that
 *     had so many instances only when at least half of all had a newer version already
 * @param daysToHalf days from {@code since} to the day from which on, without a break until yesterday, at least half of the instances
 *     that report a version had it or a newer one, each by its latest report of 7 days; null if less than half have it
 * @param reached how many instances had it or a newer one at the end of yesterday; null if no instance reported a version in the 7 days
 *     that end yesterday, and for versions that were first seen today
 */
public record VersionRow(
        String version,
        LocalDate firstSeen,
        int active,
        double share,
        LocalDate since,
        Integer daysToHalf,
        VersionAdoption.Reach reached) {}
