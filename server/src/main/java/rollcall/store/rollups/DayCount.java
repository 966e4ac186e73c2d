package rollcall.store.rollups;

import java.time.LocalDate;

/**
 * How many instances reported one value of one field on one day.
 *
 * @param day in UTC
 * @param field a field's name, or one of the rollup's own that start with a dollar sign
 * @param value as it was kept
 * @param cardinality instances, at least 1
 */
public record DayCount(LocalDate day, String field, String value, int cardinality) {}
