package rollcall.store.rollups;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of table {@code event_rollup}.
 *
 * @param days how many days it covers: 1, 8 or 64
 * @param day the first of them, in UTC
 * @param name an event's name; empty for all events
 * @param field the field of the event; empty for all events of the name
 * @param value the field's value; empty where the field is
 * @param events how many events were sent
 * @param instances how many ordinals are in the bitmap
 * @param profiles users, exact or estimated by the sketch
 * @param bitmap ordinals, a RoaringBitmap in its portable serialized form
 * @param sketch null if the sender named no users
 */
public record EventCount(
        int days,
        LocalDate day,
        String name,
        String field,
        String value,
        long events,
        int instances,
        long profiles,
        byte[] bitmap,
        byte @Nullable [] sketch) {
    public Key key() {
        return new Key(name, field, value);
    }

    /**
     * The key of a row of table {@code event_rollup} without its days.
     *
     * @param name an event's name; empty for all events
     * @param field the field of the event; empty for all events of the name
     * @param value the field's value; empty where the field is
     */
    public record Key(String name, String field, String value) {}
}
