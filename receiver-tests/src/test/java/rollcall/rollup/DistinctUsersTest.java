package rollcall.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.assertj.core.data.Percentage;

@Tag("fast")
class DistinctUsersTest {
    @Provide
    Arbitrary<List<List<Long>>> groups() {
        return Arbitraries.longs().list().ofMaxSize(200).list().ofMaxSize(5);
    }

    @Property(tries = 200)
    void what_it_comes_to_does_not_depend_on_order_or_grouping(@ForAll("groups") List<List<Long>> groups) {
        DistinctUsers atOnce = new DistinctUsers();
        groups.forEach(group -> group.forEach(atOnce::add));
        DistinctUsers merged = new DistinctUsers();
        for (int i = groups.size() - 1; i >= 0; i--) {
            DistinctUsers part = new DistinctUsers();
            groups.get(i).forEach(part::add);
            if (i % 2 == 0) {
                merged.add(part);
            } else {
                merged.add(part.write());
            }
        }

        assertThat(merged.write()).isEqualTo(atOnce.write());
        assertThat(DistinctUsers.read(merged.write()).estimate()).isEqualTo(atOnce.estimate());
    }

    @Property(tries = 100)
    void up_to_256_the_count_is_exact(@ForAll("groups") List<List<Long>> groups) {
        Set<Long> different = new HashSet<>();
        DistinctUsers distinctUsers = new DistinctUsers();
        for (List<Long> group : groups) {
            for (long hash : group) {
                if (different.size() < DistinctUsers.EXACT || different.contains(hash)) {
                    different.add(hash);
                    distinctUsers.add(hash);
                }
            }
        }

        assertThat(distinctUsers.estimate()).isEqualTo(different.size());
        assertThat(distinctUsers.write()).hasSize(1 + 8 * different.size());
    }

    @Example
    void beyond_it_is_a_few_percent_off_and_takes_four_kibibytes() {
        SplittableRandom random = new SplittableRandom(7);
        DistinctUsers distinctUsers = new DistinctUsers();
        int count = 0;
        for (int goal : List.of(257, 1_000, 10_000, 1_000_000)) {
            for (; count < goal; count++) {
                distinctUsers.add(random.nextLong());
            }
            assertThat(distinctUsers.estimate()).isCloseTo(goal, Percentage.withPercentage(5));
            assertThat(distinctUsers.write().length).isCloseTo(4_097, within(0));
        }
    }

    @Example
    void its_standard_error_is_little_more_than_one_percent() {
        SplittableRandom random = new SplittableRandom(8);
        int tries = 200;
        double squares = 0;
        for (int i = 0; i < tries; i++) {
            DistinctUsers distinctUsers = new DistinctUsers();
            random.longs(50_000).forEach(distinctUsers::add);
            squares += Math.pow(distinctUsers.estimate() / 50_000.0 - 1, 2);
        }

        assertThat(Math.sqrt(squares / tries)).isBetween(0.009, 0.015);
    }
}
