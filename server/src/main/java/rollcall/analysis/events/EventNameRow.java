package rollcall.analysis.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One event name over a range of days, of the instances that the question is about.
 *
 * @param instances how many sent it at least once
 * @param events how often it was sent; null if nobody knows of these instances
 * @param profiles how many different users it was sent for: exact up to 256, off by about 1.2 % beyond; a user is never recognised
 *     across installations; null if nobody knows of these instances
 * @param share the share of the instances that were seen in the range, by a heartbeat or an event, 0 to 1
 * @param firstSeen the first day on which it ever happened, in UTC; may be before the range
 * @param lastSeen the last day on which it ever happened; may be after the range
 */
public record EventNameRow(
        String name,
        int instances,
        @Nullable Long events,
        @Nullable Long profiles,
        double share,
        LocalDate firstSeen,
        LocalDate lastSeen) {}
