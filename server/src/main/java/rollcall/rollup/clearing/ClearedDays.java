package rollcall.rollup.clearing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.rollup.Bitmaps;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.heartbeats.DayRollup;
import rollcall.store.rollups.RollupDao.DayBitmap;
import rollcall.store.rollups.RollupTransaction;

/** Takes instances out of the sets of a product's days, within a transaction. What was made of these days is made anew when they are closed. */
final class ClearedDays {
    private static final LocalDate NEVER = LocalDate.of(9999, 1, 1);

    private final RollupTransaction.Tables tables;
    private final int productId;
    private final Vocabulary vocabulary;
    private final RoaringBitmap cleared;

    ClearedDays(RollupTransaction.Tables tables, int productId, Vocabulary vocabulary, RoaringBitmap cleared) {
        this.tables = tables;
        this.productId = productId;
        this.vocabulary = vocabulary;
        this.cleared = cleared;
    }

    void clear() {
        List<LocalDate> days = new ArrayList<>();
        try (Stream<DayBitmap> each = tables.cleared().eachDay(productId, SeriesKey.ACTIVE)) {
            each.filter(row -> RoaringBitmap.intersects(Bitmaps.read(row.bitmap()), cleared))
                    .forEach(row -> days.add(row.day()));
        }
        days.forEach(day -> DayRollup.of(tables, productId, day, vocabulary).remove(cleared));
        if (!days.isEmpty()) {
            Optional<LocalDate> first = tables.cleared().firstDay(productId);
            tables.cleared().beginOn(productId, first.orElse(NEVER));
        }
    }
}
