package rollcall.analysis.events;

import java.util.List;
import rollcall.analysis.trends.Trend;

/**
 * Everything about one event name over a range of days.
 *
 * @param active instances that reported or sent any event in the range: the denominator of its share
 * @param totals its row of the list
 * @param kinds its types and sources, most events first
 * @param daily how many instances sent it on each day, with one line "events" of how often
 * @param versions how many instances sent it on each day, a line a version, newest first
 * @param sentWith the versions with which it was sent in the range as a whole
 * @param properties what it says, by field; the fields that most events have first
 */
public record EventAnswer(
        int active,
        EventNameRow totals,
        List<EventKind> kinds,
        Trend daily,
        Trend versions,
        EventVersions sentWith,
        List<PropertyUse> properties) {}
