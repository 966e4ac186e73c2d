package rollcall.analysis.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.explore.Division.Group;
import rollcall.rollup.Places;

/** Counts the instances that are in a group of one division and in a group of another, for each pair of groups. */
final class PairCounts {
    /** Of more pairs, it is faster to look at each member of the groups than at each pair of sets. */
    private static final int MOST_PAIRS = 2_000;

    private PairCounts() {}

    /** For each row, one number for each column. */
    static List<List<Integer>> of(Division rows, Division columns) {
        boolean manyPairs = (long) rows.groups().size() * columns.groups().size() > MOST_PAIRS;
        if (manyPairs && !columns.many()) {
            return byMember(rows.groups(), columns.groups());
        }
        return manyPairs && !rows.many()
                ? transposed(
                        byMember(columns.groups(), rows.groups()), rows.groups().size())
                : byPair(rows.groups(), columns.groups());
    }

    /** One intersection for each pair. */
    static List<List<Integer>> byPair(List<Group> rows, List<Group> columns) {
        return rows.stream()
                .map(row -> columns.stream()
                        .map(column -> RoaringBitmap.andCardinality(row.members(), column.members()))
                        .toList())
                .toList();
    }

    /**
     * One step for each member of each row.
     *
     * @param columns no two have a member in common
     */
    static List<List<Integer>> byMember(List<Group> rows, List<Group> columns) {
        Places columnOf = new Places(columns.stream().map(Group::members).toList());
        List<List<Integer>> counts = new ArrayList<>();
        for (Group row : rows) {
            int[] ofRow = new int[columns.size() + 1];
            row.members().forEach((int ordinal) -> ofRow[columnOf.of(ordinal)]++);
            counts.add(Arrays.stream(ofRow).skip(1).boxed().toList());
        }
        return counts;
    }

    /** @param length of the result */
    private static List<List<Integer>> transposed(List<List<Integer>> counts, int length) {
        List<List<Integer>> transposed = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            int place = i;
            transposed.add(counts.stream().map(each -> each.get(place)).toList());
        }
        return transposed;
    }
}
