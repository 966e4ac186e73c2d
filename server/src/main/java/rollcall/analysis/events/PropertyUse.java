package rollcall.analysis.events;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.gate.vocabulary.Field;

/**
 * One property of an event over a range of days.
 *
 * @param field {@code property.} or {@code context.} and its name
 * @param definition null for a property that is permitted by its kind, whatever its name
 * @param many whether an event may have several of its values; then the number of events that have any is unknown
 * @param events how many events have it; if {@code many}, how often its values were sent; null if nobody knows of the
 *     instances that the question is about
 * @param values in the order of the vocabulary, or most events first; most instances first if their events are not known
 */
public record PropertyUse(
        String field,
        Field definition,
        boolean many,
        @Nullable Long events,
        List<Value> values) {

    /**
     * One value of an event's property.
     *
     * @param value as it was kept; {@link rollcall.rollup.SeriesKey#OTHER} stands for the values that did not fit
     * @param instances how many sent it
     * @param events how many events have it; null if nobody knows of these instances
     * @param share the share of the events that have the property, 0 to 1; if the property is {@code many}, of all events of the name; if the
     *     events are not known, of the instances that sent the event
     */
    public record Value(
            String value, int instances, @Nullable Long events, double share) {}
}
