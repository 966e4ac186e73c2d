package rollcall.rollup;

import rollcall.report.Unusable;

/**
 * One series of the rollups of heartbeats: a field and one of its values.
 *
 * @param value {@link #NONE} for an empty list
 */
public record SeriesKey(String field, String value) {
    /** The field of all instances that reported on a day. */
    public static final String ACTIVE = "$active";

    /** The field of the instances that reported for the first time. */
    public static final String FIRST = "$first";

    /**
     * The field of the instances whose version cannot be used. A value is the name of the version's field, a blank and the code of a {@link
     * rollcall.report.Unusable}.
     */
    public static final String UNUSABLE = Unusable.FIELD;

    /** The field of the instances with a usable value of a field, an empty list included. A value is the name of that field. */
    public static final String REPORTED = "$reported";

    /** The field of the instances that a person does not run for good. A value is {@link #CI} or {@link #DEVELOPMENT}. */
    public static final String LANE = "$lane";

    /** Reports of a test machine: the value of {@link #LANE} that goes before {@link #DEVELOPMENT}. */
    public static final String CI = "ci";

    /** Reports of a development build or a development machine. */
    public static final String DEVELOPMENT = "development";

    /** Of closed days: the instances of each {@link rollcall.report.Lane}. A value is its name. */
    public static final String IN_LANE = "$in_lane";

    /** In blocks of days: the instances that reported for the first time. */
    public static final String SEEN = "$seen";

    /** In blocks of days: the instances that reported on a second day. */
    public static final String AGAIN = "$again";

    /** In blocks of days: the instances that reported three days or more after their first report, for the first time. */
    public static final String ESTABLISHED = "$established";

    /** In blocks of one day: the instances whose report contradicts the one before. */
    public static final String FLIPPED = "$flipped";

    /** The value of an empty list, and the only value of {@link #ACTIVE} and {@link #FIRST}. */
    public static final String NONE = "";

    /** Stands for the values of a field that did not fit: beyond 1,000 different values on a day, or very long ones. */
    public static final String OTHER = "(other)";

    public static final SeriesKey EVERYONE = new SeriesKey(ACTIVE, NONE);
    public static final SeriesKey NEWCOMERS = new SeriesKey(FIRST, NONE);

    public static SeriesKey unusable(String field, String code) {
        return new SeriesKey(UNUSABLE, field + " " + code);
    }
}
