package rollcall.store.rollups;

import java.time.LocalDate;

/**
 * Which instances sent an event on one day.
 *
 * @param day in UTC
 * @param bitmap their ordinals, a RoaringBitmap in its portable serialized form
 */
public record NameBitmap(LocalDate day, String name, byte[] bitmap) {}
