package rollcall.analysis;

import java.time.LocalDate;

/**
 * One version of the product.
 *
 * @param version as it is shown
 * @param firstSeen the first day on which an instance reported it
 * @param active instances whose latest report in 7 days names it; may be 0
 * @param share of the instances that reported a version in these days, 0 to 1
 * @param daysToHalf days from its first day to the first day on which at least half of the instances that named a version ran it or a newer
 *     one; null if that has not happened, for versions that were out when counting began, and for old ones first heard of when half
 *     had something newer already
 */
public record VersionRow(String version, LocalDate firstSeen, int active, double share, Integer daysToHalf) {}
