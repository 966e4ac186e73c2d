package rollcall.analysis.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/** What changes a fingerprint. */
@Tag("fast")
class CardinalityHashTest {
    @Example
    void small_numbers_have_different_hashes_in_either_order_and_where_they_are_equal() {
        Map<Long, String> hashes = new HashMap<>();
        for (long events = 0; events < 300; events++) {
            for (long instances = 0; instances < 300; instances++) {
                String other = hashes.put(CardinalityHash.mixed(events, instances), events + " " + instances);
                assertThat(other).as("%d %d", events, instances).isNull();
            }
        }
    }

    @Property
    void one_more_of_one_value_changes_the_hash_of_a_day(@ForAll @IntRange(min = 0) int count) {
        Map<String, Long> day = Map.of("version\n1.0", CardinalityHash.mixed(count, count), "\n", 7L);
        Map<String, Long> later = Map.of("version\n1.0", CardinalityHash.mixed(count + 1L, count + 1L), "\n", 7L);

        assertThat(CardinalityHash.of(later)).isNotEqualTo(CardinalityHash.of(day));
    }
}
