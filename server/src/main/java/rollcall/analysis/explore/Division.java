package rollcall.analysis.explore;

import java.util.List;

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
}
