package rollcall.pages.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import rollcall.analysis.Asked;
import rollcall.analysis.Fleet;
import rollcall.analysis.Recount;
import rollcall.analysis.StoredFleet;
import rollcall.analysis.activity.ActiveInstances;
import rollcall.analysis.activity.Overview;
import rollcall.analysis.time.Range;
import rollcall.pages.PageRequest;
import rollcall.pages.chart.Tile;
import rollcall.pages.filter.InstanceLinks;
import rollcall.rollup.heartbeats.Fleets;

/** What the Overview's tiles compare with, on each day of generated products from their first on. */
class TilesByHandTest {
    private static final int TRIES = 20;

    private final ActiveInstances activeInstances = new ActiveInstances();

    @Property(tries = TRIES)
    void a_young_product_is_compared_with_nothing_from_before_it_was_counted(
            @ForAll(supplier = Fleet.Any.class) Fleet fleet) {
        StoredFleet stored = StoredFleet.of(fleet);
        Recount recount = stored.recount();
        for (LocalDate today : fleet.someDays()) {
            if (recount.firstDay() == null || recount.firstDay().isAfter(today)) {
                continue;
            }
            Range range = Range.of("30", today, recount.firstDay());
            Overview overview = activeInstances.overview(Asked.of(stored.product(), today), range);

            List<Tile> tiles = new OverviewTiles(overview, today, links(stored, today))
                    .all(Tile.of("Rejected", 0, "rejected", "/"));

            requireCompared(tiles, "Active in 7 days", isCounted(recount, today.minusDays(14)));
            requireCompared(tiles, "Active in 30 days", isCounted(recount, today.minusDays(60)));
            // On its first day all of a product are new, and who was silent or back in a window is so by the one
            // before.
            requireCompared(tiles, "New in 30 days", isCounted(recount, today.minusDays(61)));
            requireCompared(tiles, "Returned in 30 days", isCounted(recount, today.minusDays(90)));
            requireCompared(tiles, "Silent in 30 days", isCounted(recount, today.minusDays(90)));
        }
    }

    private static InstanceLinks links(StoredFleet stored, LocalDate today) {
        return new InstanceLinks(
                new PageRequest(null, stored.product(), List.of(), "/p/x/overview", Map.of(), "", today),
                Fleets.VOCABULARY,
                Asked.of(stored.product(), today));
    }

    private static boolean isCounted(Recount recount, LocalDate day) {
        return !recount.firstDay().isAfter(day);
    }

    private static void requireCompared(List<Tile> tiles, String name, boolean compared) {
        Tile tile = tiles.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        if (compared) {
            assertThat(tile.change()).matches("as before|(up|down)( [<>]?\u00a0?\\d+\u00a0%)? from [\\d,]+");
        } else {
            assertThat(tile.change()).doesNotContain(" from ", "as before");
            assertThat(tile.tone()).isEmpty();
        }
    }
}
