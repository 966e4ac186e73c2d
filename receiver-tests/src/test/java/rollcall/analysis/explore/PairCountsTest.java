package rollcall.analysis.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.explore.Division.Group;

@Tag("fast")
class PairCountsTest {
    private static final int INSTANCES = 300;

    @Property(tries = 200)
    void counting_by_member_and_by_pair_come_to_the_same(
            @ForAll @Size(max = 12) List<@Size(max = 60) List<@IntRange(max = INSTANCES - 1) Integer>> rows,
            @ForAll @Size(INSTANCES) List<@IntRange(max = 6) Integer> columnOf) {
        List<Group> down = rows.stream().map(PairCountsTest::group).toList();
        List<Group> across = disjoint(columnOf, 5);

        assertThat(PairCounts.byMember(down, across)).isEqualTo(PairCounts.byPair(down, across));
    }

    @Property(tries = 20)
    void many_pairs_are_counted_as_few_are(
            @ForAll @Size(INSTANCES) List<@IntRange(max = 70) Integer> rowOf,
            @ForAll @Size(INSTANCES) List<@IntRange(max = 70) Integer> columnOf) {
        List<Group> rows = disjoint(rowOf, 60);
        List<Group> columns = disjoint(columnOf, 60);
        List<List<Integer>> wanted = PairCounts.byPair(rows, columns);

        assertThat(PairCounts.of(division(rows, false), division(columns, false)))
                .isEqualTo(wanted);
        assertThat(PairCounts.of(division(rows, true), division(columns, false)))
                .isEqualTo(wanted);
        assertThat(PairCounts.of(division(rows, false), division(columns, true)))
                .isEqualTo(wanted);
        assertThat(PairCounts.of(division(rows, true), division(columns, true))).isEqualTo(wanted);
    }

    private static Division division(List<Group> groups, boolean many) {
        return new Division(groups, many, 0, true);
    }

    /** Groups of which no two have an instance in common; some instances are in none. */
    private static List<Group> disjoint(List<Integer> groupOf, int groups) {
        List<Group> disjoint = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            List<Integer> members = new ArrayList<>();
            for (int ordinal = 0; ordinal < groupOf.size(); ordinal++) {
                if (groupOf.get(ordinal) == i) {
                    members.add(ordinal);
                }
            }
            disjoint.add(group(members));
        }
        return disjoint;
    }

    private static Group group(List<Integer> members) {
        RoaringBitmap bitmap = new RoaringBitmap();
        members.forEach(bitmap::add);
        return new Group(Group.Kind.VALUE, "", bitmap);
    }
}
