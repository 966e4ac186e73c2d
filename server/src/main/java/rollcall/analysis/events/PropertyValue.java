package rollcall.analysis.events;

/**
 * One value of an event's property.
 *
 * @param value as it was kept; {@link rollcall.rollup.SeriesKey#OTHER} for what a field has no room for
 * @param instances how many sent it
 * @param events how many events have it
 * @param share of the events that have the property, 0 to 1; of a list of names, of all events of the name
 */
public record PropertyValue(String value, int instances, long events, double share) {}
