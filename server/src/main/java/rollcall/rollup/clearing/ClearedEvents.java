package rollcall.rollup.clearing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.Bitmaps;
import rollcall.store.rollups.EventCount;
import rollcall.store.rollups.RollupTransaction;

/**
 * Takes instances out of the rollups of a product's events, within a transaction. A row of nobody else goes. A row that others have, too, keeps
 * its number of events and its users: which of them were whose is not stored.
 */
final class ClearedEvents {
    private final RollupTransaction.Tables tables;
    private final int productId;
    private final RoaringBitmap cleared;

    ClearedEvents(RollupTransaction.Tables tables, int productId, RoaringBitmap cleared) {
        this.tables = tables;
        this.productId = productId;
        this.cleared = cleared;
    }

    void clear() {
        List<EventCount> blocks = new ArrayList<>();
        try (Stream<EventCount> each = tables.cleared().eachBlock(productId)) {
            each.filter(row -> without(row).isPresent()).forEach(blocks::add);
        }
        blocks.forEach(this::clear);
        if (!blocks.isEmpty()) {
            tables.cleared().eventsChanged(productId);
        }
    }

    private void clear(EventCount block) {
        List<EventCount> fewer = new ArrayList<>();
        try (Stream<EventCount> rows = tables.cleared().rows(productId, block.days(), block.day())) {
            rows.forEach(row -> without(row).ifPresent(fewer::add));
        }
        tables.eventRollups()
                .put(
                        productId,
                        fewer.stream().filter(row -> row.instances() > 0).toList());
        tables.cleared()
                .remove(
                        productId,
                        fewer.stream().filter(row -> row.instances() == 0).toList());
    }

    /** The row without the instances; empty if it has none of them. */
    private Optional<EventCount> without(EventCount row) {
        RoaringBitmap before = Bitmaps.read(row.bitmap());
        RoaringBitmap after = RoaringBitmap.andNot(before, cleared);
        return after.getCardinality() == before.getCardinality()
                ? Optional.empty()
                : Optional.of(new EventCount(
                        row.days(),
                        row.day(),
                        row.name(),
                        row.field(),
                        row.value(),
                        row.events(),
                        after.getCardinality(),
                        row.profiles(),
                        Bitmaps.write(after),
                        row.sketch()));
    }
}
