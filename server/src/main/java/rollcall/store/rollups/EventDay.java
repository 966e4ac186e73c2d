package rollcall.store.rollups;

import java.time.LocalDate;

/**
 * How often something of an event happened on one day.
 *
 * @param day in UTC
 * @param field empty for all of the event
 */
public record EventDay(LocalDate day, String field, String value, long events, int instances) {}
