package rollcall.rollup.closing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import rollcall.analysis.Asked;
import rollcall.analysis.Fleet;
import rollcall.analysis.Recount;
import rollcall.analysis.StoredFleet;
import rollcall.gate.vocabulary.Field;
import rollcall.rollup.heartbeats.Fleets;
import rollcall.rollup.read.LatestState;

/** The sets of a closed day are removed when more days are closed, also while somebody counts in them. */
class RemovedSetsTest {
    @Property(tries = 10)
    void who_has_begun_to_read_a_closed_day_counts_the_days_when_its_sets_are_gone(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        int productId = stored.product().id();
        Asked.closeBefore(productId, fleet.today());
        LocalDate yesterday = fleet.today().minusDays(1);
        LatestState state = Asked.of(stored.product(), fleet.today()).at(yesterday, 7);

        Fleets.jdbi().useHandle(handle -> handle.execute("DELETE FROM latest_set WHERE product_id = ?", productId));

        Map<Integer, Map<String, Object>> latest = stored.recount().latest(yesterday.minusDays(6), yesterday);
        for (String name : new String[] {"os", "version", "plugins"}) {
            Field field = Fleets.VOCABULARY.field(name).orElseThrow();
            Map<String, Integer> counts = new HashMap<>();
            state.of(name, field.kind()).forEach((value, who) -> counts.put(value, who.getCardinality()));
            counts.remove("");
            assertThat(counts).as(name).isEqualTo(Recount.counts(latest, name));
        }
        assertThat(state.active().getCardinality()).isEqualTo(latest.size());
    }
}
