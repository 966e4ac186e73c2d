package rollcall.analysis.events;

import java.util.List;

/**
 * Everything about one event name over a range of days.
 *
 * @param active instances that reported or sent any event in the range: the denominator of its share
 * @param totals its row of the list, without a trend
 * @param kinds its types and sources, most events first
 * @param sentWith the versions with which it was sent in the range as a whole
 * @param byVersion the versions that one of the instances ran in the range
 * @param properties its properties and context, sorted by the number of events that have them, largest first
 */
public record EventAnswer(
        int active,
        EventNameRow totals,
        List<EventUse.Kind> kinds,
        EventUse.Versions sentWith,
        EventUse.ByVersion byVersion,
        List<PropertyUse> properties) {
    private static final int BYTES_OF_A_VALUE = 150;

    /** How much memory it takes, roughly. */
    public long bytes() {
        int values = properties.stream().mapToInt(use -> use.values().size()).sum();
        return (long) BYTES_OF_A_VALUE
                * (2
                        + kinds.size()
                        + sentWith.shares().size()
                        + byVersion.uses().size()
                        + values);
    }
}
