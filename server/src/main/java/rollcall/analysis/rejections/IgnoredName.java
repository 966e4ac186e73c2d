package rollcall.analysis.rejections;

import java.time.LocalDate;
import rollcall.product.Permittable;

/**
 * A name that was ignored in reports that were otherwise kept. Its values were never stored.
 *
 * @param kind the shape of the value that was sent
 * @param reason the text of a {@link rollcall.gate.IgnoredField.Reason}
 * @param standing whether the name is permitted now, or can be permitted
 * @param code the text that {@link Permittable#of} reads; null if a value was ignored and not a name
 * @param lastDay the latest UTC day on which it was ignored
 */
public record IgnoredName(
        String name, String kind, String reason, NameStanding standing, String code, long count, LocalDate lastDay) {
    /** What a superuser can do about an ignored name. */
    public enum NameStanding {
        /** The name is in the vocabulary; only the value was ignored. */
        KNOWN,
        /** The name was not in the vocabulary when it was ignored, and is now. */
        PERMITTED_SINCE,
        /** The name can be permitted. */
        PERMITTABLE,
        /** No field can keep such a value: an object, a list of values of several types, a time. */
        UNKEEPABLE,
        /** The text is not shaped like a name. */
        UNNAMED
    }
}
