package rollcall.analysis.explore;

import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/**
 * The instances of a population in groups. If {@code many} is false, each instance is in exactly one group.
 *
 * @param groups values in the order in which pages show them, then the other kinds; none is empty
 * @param many whether an instance may be in several groups
 * @param without how many values have no group of their own, at most
 * @param exact whether {@code without} is their number, and not only a number that they do not exceed
 */
public record Division(List<Group> groups, boolean many, int without, boolean exact) {
    /** Of a crosstab without columns. */
    static final Division NONE = new Division(List.of(), false, 0, true);

    /** How many values have a group of their own. */
    public int values() {
        return (int) groups.stream()
                .filter(group -> group.kind() == Group.Kind.VALUE)
                .count();
    }

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
}
