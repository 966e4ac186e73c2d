package rollcall.gate;

import rollcall.report.Unusable;

/**
 * A name or value that was ignored in a report that was otherwise kept. It never contains the value.
 *
 * @param name the field's name if it has the right shape, otherwise a stand-in
 * @param kind the shape of the value: text, number, flag, list, object, null
 * @param reason why it was ignored
 */
public record IgnoredField(String name, String kind, Reason reason) {
    /** Why a name or value was ignored. */
    public enum Reason {
        /** The vocabulary has no such field. */
        NAME_NOT_PERMITTED("name not permitted"),
        /** The field is permitted, but not with such a value. */
        VALUE_NOT_PERMITTED("value not permitted"),
        /** A day sum that is no number from 0 to 10^15. */
        NO_DAY_SUM("no sum of a day"),
        /** A histogram whose bounds are neither the field's nor finer ones. */
        OTHER_BOUNDS("other bounds"),
        /** A histogram whose counts are no numbers from 0 to 10^15, one more than bounds. */
        NO_COUNTS("no counts by bounds"),
        /** A version whose end was replaced by a mark. */
        SHORTENED("version shortened"),
        /** The value of a version field is not a version. */
        VERSION_UNKNOWN("no usable version: " + Unusable.UNKNOWN.words()),
        COMMIT("no usable version: " + Unusable.COMMIT.words()),
        BRANCH("no usable version: " + Unusable.BRANCH.words()),
        ADDRESS("no usable version: " + Unusable.ADDRESS.words()),
        PLACEHOLDER("no usable version: " + Unusable.PLACEHOLDER.words()),
        NO_VERSION("no usable version: " + Unusable.OTHER.words()),
        /** The vocabulary has no event with this name; the whole event was ignored. */
        EVENT_NOT_PERMITTED("event not permitted"),
        /** The event was kept without this property. */
        PROPERTY_NOT_PERMITTED("property not permitted"),
        /** The event was kept without this member of its context. */
        CONTEXT_NOT_PERMITTED("context not permitted"),
        /** The event was kept with the day at the beginning of its time, or with the day of receipt. */
        TIME_NOT_READABLE("time not readable");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** The reason for a value that cannot be used. */
        public static Reason of(Unusable unusable) {
            return switch (unusable) {
                case UNKNOWN -> VERSION_UNKNOWN;
                case COMMIT -> COMMIT;
                case BRANCH -> BRANCH;
                case ADDRESS -> ADDRESS;
                case PLACEHOLDER -> PLACEHOLDER;
                case OTHER -> NO_VERSION;
                case VALUE -> VALUE_NOT_PERMITTED;
            };
        }

        /** The reason as it is counted and shown. */
        public String text() {
            return text;
        }
    }
}
