package rollcall.rollup;

import rollcall.store.events.EventSummary;
import rollcall.store.rollups.EventCount;

/** The keys of the rollups of events: which names and fields of {@link EventCount.Key} have a meaning of their own. */
public final class EventSeriesKey {
    /** The field of an event's types and sources. */
    public static final String KIND = "$kind";

    /** The field of the versions that sent an event. */
    public static final String VERSION = "version";

    /** The field of the signatures of errors, each with the version that sent it. */
    public static final String ERROR = EventSummary.ERROR;

    /** The key of all instances that sent any event. */
    public static final EventCount.Key EVERYONE = new EventCount.Key(SeriesKey.NONE, SeriesKey.NONE, SeriesKey.NONE);

    /** Separates type and source; no word of a vocabulary contains it. */
    private static final char BETWEEN = '\t';

    private EventSeriesKey() {}

    /** The key of all events of a name. */
    public static EventCount.Key all(String name) {
        return new EventCount.Key(name, SeriesKey.NONE, SeriesKey.NONE);
    }

    /** The value of {@link #KIND} for a type and a source, either of which may be empty. */
    public static String kind(String type, String source) {
        return type + BETWEEN + source;
    }

    /** The value of {@link #ERROR} for a signature and the version that sent it, either of which may be empty. */
    public static String error(String signature, String version) {
        return signature + BETWEEN + version;
    }

    /** The signature of a value of {@link #ERROR}. */
    public static String signature(String error) {
        return type(error);
    }

    /** The version of a value of {@link #ERROR}. */
    public static String versionOfError(String error) {
        return source(error);
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
