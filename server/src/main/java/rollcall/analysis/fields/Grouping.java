package rollcall.analysis.fields;

/**
 * Puts the values of a field, of which an instance has one, into groups. Answers are remembered by it, so equal groupings must make equal groups.
 */
@FunctionalInterface
public interface Grouping {
    /** Each value by itself. */
    Grouping NONE = value -> value;

    /** The group of a value. */
    String of(String value);
}
