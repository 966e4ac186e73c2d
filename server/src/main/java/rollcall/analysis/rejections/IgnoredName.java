package rollcall.analysis.rejections;

import java.time.LocalDate;

/**
 * A name that was dropped from kept reports. Its values were never stored.
 *
 * @param kind the shape of what was sent
 * @param reason the text of a {@link rollcall.gate.IgnoredField.Reason}
 * @param standing whether it is permitted by now, or may be
 * @param code what {@link Permittable#of} takes; null where a value was dropped and not a name
 * @param lastDay the latest UTC day on which it was dropped
 */
public record IgnoredName(
        String name, String kind, String reason, NameStanding standing, String code, long count, LocalDate lastDay) {
    /** What a superuser can do about a dropped name. */
    public enum NameStanding {
        /** It is in the vocabulary: what is dropped is a value. */
        KNOWN,
        /** It was not in the vocabulary when it was dropped and is now. */
        PERMITTED_SINCE,
        /** It can be permitted. */
        PERMITTABLE,
        /** No field can keep what was sent: an object, a list of unlike things, a time. */
        UNKEEPABLE,
        /** It is not shaped like a name of that sort. */
        UNNAMED
    }
}
