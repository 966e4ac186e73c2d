package rollcall.rollup.closing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import rollcall.analysis.Asked;
import rollcall.analysis.Fleet;
import rollcall.analysis.StoredFleet;
import rollcall.rollup.heartbeats.Fleets;
import rollcall.store.rollups.RollupDayDao;
import rollcall.store.rollups.RollupDayDao.RollupDay;

/** Which days of generated fleets are closed, and which have to be closed again. */
class DayClosingTest {
    private final RollupDayDao table = Fleets.jdbi().onDemand(RollupDayDao.class);

    @Property(tries = 8)
    void a_product_has_to_be_closed_as_long_as_a_day_that_is_over_is_open(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.inPart(fleet);
        int productId = stored.product().id();
        LocalDate today = fleet.today();
        requireTold(productId, today);

        Asked.closeBefore(productId, today.minusDays(fleet.days() / 3));
        requireTold(productId, today);
        Asked.closeBefore(productId, today);
        requireTold(productId, today);
        assertThat(open(productId, today)).isEmpty();

        stored.addLate();
        requireTold(productId, today);
        Asked.closeBefore(productId, today);
        requireTold(productId, today);
        assertThat(open(productId, today)).isEmpty();
    }

    private void requireTold(int productId, LocalDate today) {
        assertThat(table.productsToClose(today).contains(productId))
                .isEqualTo(!open(productId, today).isEmpty());
    }

    private List<LocalDate> open(int productId, LocalDate today) {
        return table.days(productId).stream()
                .filter(each -> each.day().isBefore(today) && !each.isClosed())
                .map(RollupDay::day)
                .toList();
    }
}
