package rollcall.store.rollups;

import java.time.LocalDate;

/**
 * Which instances reported one value of one field on one day.
 *
 * @param day in UTC
 * @param field a field's name, or one of the rollup's own that start with a dollar sign
 * @param value as it was kept
 * @param cardinality how many ordinals are in the bitmap
 * @param bitmap their ordinals, a RoaringBitmap in its portable serialized form
 */
public record DayBitmap(LocalDate day, String field, String value, int cardinality, byte[] bitmap) {}
