package rollcall.store.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** Ordinals that are free: whatever is taken and given back, none is there twice and none is lost. */
@Tag("fast")
class FreeOrdinalsTest {
    @Property
    void what_is_taken_and_given_back_stays_each_ordinal_once(@ForAll long seed) {
        Random random = new Random(seed);
        FreeOrdinals free = new FreeOrdinals();
        Set<Integer> used = new TreeSet<>();
        List<FreeOrdinals> out = new ArrayList<>();
        int end = 0;
        for (int step = 0; step < 60; step++) {
            if (random.nextInt(4) == 0) {
                int more = random.nextInt(9);
                free.add(end, end + more);
                end += more;
            }
            FreeOrdinals taken = free.take(random.nextInt(7));
            if (taken.count() > 0 && random.nextBoolean()) {
                assertThat(used.add(taken.take())).isTrue();
            }
            out.add(taken);
            if (random.nextBoolean()) {
                free.addAll(out.remove(random.nextInt(out.size())));
            }
        }
        out.forEach(free::addAll);

        assertThat(free.count()).isEqualTo(end - used.size());
        while (free.count() > 0) {
            assertThat(used.add(free.take())).isTrue();
        }
        assertThat(used).hasSize(end);
    }

    @Property(tries = 1)
    void a_range_that_comes_back_in_pieces_is_one_again() {
        FreeOrdinals free = new FreeOrdinals();
        free.add(0, 256);
        FreeOrdinals first = free.take(100);
        FreeOrdinals second = free.take(100);
        free.addAll(first);
        free.addAll(second);

        FreeOrdinals all = free.take(256);
        assertThat(all.count()).isEqualTo(256);
        assertThat(all.take()).isZero();
        assertThat(all.take()).isEqualTo(1);
    }
}
