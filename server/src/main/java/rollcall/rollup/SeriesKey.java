package rollcall.rollup;

import rollcall.report.Unusable;

/**
 * One cell of a day: a field and a value of it.
 *
 * @param value {@link #NONE} where the field was reported with nothing in it
 */
public record SeriesKey(String field, String value) {
    /** The field of everyone who answered that day. */
    public static final String ACTIVE = "$active";

    /** The field of those whose first day it was. */
    public static final String FIRST = "$first";

    /**
     * The field of those whose version is none: its values are the name of the version's field and the code of an {@link
     * rollcall.report.Unusable} with a blank between them.
     */
    public static final String UNUSABLE = Unusable.FIELD;

    /** The value of an empty list, reported but with no name in it; and the only value of {@link #ACTIVE} and {@link #FIRST}. */
    public static final String NONE = "";

    /** The value that stands for all that a field has no room for: more than 1,000 different ones on a day, or very long ones. */
    public static final String OTHER = "(other)";

    public static final SeriesKey EVERYONE = new SeriesKey(ACTIVE, NONE);
    public static final SeriesKey NEWCOMERS = new SeriesKey(FIRST, NONE);

    public static SeriesKey unusable(String field, String code) {
        return new SeriesKey(UNUSABLE, field + " " + code);
    }
}
