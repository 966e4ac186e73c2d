package rollcall.rollup;

import rollcall.store.rollups.EventCount;

/** What the rollups of events tell apart: {@link EventCount.Key}s, and what their names and fields mean. */
public final class EventSeriesKey {
    /** The field of a name's types and sources. */
    public static final String KIND = "$kind";

    /** The field of the versions that sent a name. */
    public static final String VERSION = "version";

    /** Everyone who sent any event. */
    public static final EventCount.Key EVERYONE = new EventCount.Key(SeriesKey.NONE, SeriesKey.NONE, SeriesKey.NONE);

    /** No word of a vocabulary has one. */
    private static final char BETWEEN = '\t';

    private EventSeriesKey() {}

    /** All of a name. */
    public static EventCount.Key all(String name) {
        return new EventCount.Key(name, SeriesKey.NONE, SeriesKey.NONE);
    }

    /** The value of {@link #KIND} for a type and a source, either of which may be empty. */
    public static String kind(String type, String source) {
        return type + BETWEEN + source;
    }

    /** The type of a value of {@link #KIND}. */
    public static String type(String kind) {
        int between = kind.indexOf(BETWEEN);
        return between < 0 ? kind : kind.substring(0, between);
    }

    /** The source of a value of {@link #KIND}. */
    public static String source(String kind) {
        return kind.substring(kind.indexOf(BETWEEN) + 1);
    }
}
