package rollcall.analysis;

import java.util.List;

/**
 * Everything about one event name over a range of days.
 *
 * @param totals its row of the list
 * @param kinds its types and sources, most events first
 * @param daily how many instances sent it on each day, with one line "events" of how often
 * @param versions how many instances sent it on each day, a line a version, newest first
 * @param versionShares instances by the version with which they sent it, newest first; shares of the instances that sent it, which add up
 *     to more than 1 where instances were upgraded within the range
 * @param properties what it says, by field; the fields that most events have first
 */
public record EventAnswer(
        EventRow totals,
        List<EventKind> kinds,
        Trend daily,
        Trend versions,
        List<Share> versionShares,
        List<PropertyUse> properties) {}
