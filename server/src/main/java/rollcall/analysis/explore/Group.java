package rollcall.analysis.explore;

import org.roaringbitmap.RoaringBitmap;

/**
 * Some instances of a population that have something in common: a row or a column of a crosstab.
 *
 * @param value the field's value as it was kept, or the name of the {@link rollcall.report.Lane}; empty for other kinds
 * @param members their ordinals, at least one
 */
public record Group(Kind kind, String value, RoaringBitmap members) {
    /** What they have in common. */
    public enum Kind {
        /** The same value. */
        VALUE,
        /** A usable value that has no group of its own. */
        OTHERS,
        /** A list without any name. */
        EMPTY,
        /** Their latest report does not have the field. */
        NOT_REPORTED,
        /** Their latest report has a value that cannot be used. */
        UNUSABLE
    }

    static Group of(Kind kind, RoaringBitmap members) {
        return new Group(kind, "", members);
    }

    /** How many instances. */
    public int count() {
        return members.getCardinality();
    }
}
