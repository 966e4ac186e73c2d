package rollcall.store.rollups;

/**
 * What a row of table {@code event_rollup} counts, apart from its days.
 *
 * @param name an event's name; empty for all events
 * @param field empty for all of the name, otherwise what of it is told apart
 * @param value the field's value; empty where the field is
 */
public record EventKey(String name, String field, String value) {}
