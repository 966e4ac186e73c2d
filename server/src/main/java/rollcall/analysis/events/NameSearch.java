package rollcall.analysis.events;

import java.util.Locale;

/**
 * Which names of events are looked for.
 *
 * @param prefix how they begin, as it is written; empty for any
 * @param part what they contain, in upper or lower case; empty for anything
 */
public record NameSearch(String prefix, String part) {
    /** All names. */
    public static final NameSearch ALL = new NameSearch("", "");

    /** Names that contain a text. */
    public static NameSearch containing(String part) {
        return new NameSearch("", part);
    }

    /** Whether every name is found. */
    public boolean isAll() {
        return equals(ALL);
    }

    boolean finds(String name) {
        return name.startsWith(prefix) && name.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
