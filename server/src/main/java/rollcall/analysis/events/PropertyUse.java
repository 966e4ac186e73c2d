package rollcall.analysis.events;

import java.util.List;
import rollcall.gate.vocabulary.Field;

/**
 * One property of an event over a range of days.
 *
 * @param field {@code property.} or {@code context.} and its name
 * @param definition null for a property that is permitted by its kind, whatever its name
 * @param many whether an event may have several of its values; then the number of events that have any is unknown
 * @param events how many events have it; if {@code many}, how often its values were sent
 * @param values in the order of the vocabulary, or most events first
 */
public record PropertyUse(String field, Field definition, boolean many, long events, List<Value> values) {

    /**
     * One value of an event's property.
     *
     * @param value as it was kept; {@link rollcall.rollup.SeriesKey#OTHER} stands for the values that did not fit
     * @param instances how many sent it
     * @param events how many events have it
     * @param share the share of the events that have the property, 0 to 1; if the property is {@code many}, of all events of the name
     */
    public record Value(String value, int instances, long events, double share) {}
}
