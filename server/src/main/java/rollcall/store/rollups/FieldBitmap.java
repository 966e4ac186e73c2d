package rollcall.store.rollups;

import java.time.LocalDate;

/**
 * Which instances said something with an event on one day.
 *
 * @param day in UTC
 * @param field empty for all of the event
 * @param bitmap their ordinals, a RoaringBitmap in its portable serialized form
 */
public record FieldBitmap(LocalDate day, String field, String value, byte[] bitmap) {}
