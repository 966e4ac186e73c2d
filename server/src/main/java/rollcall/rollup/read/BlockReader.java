package rollcall.rollup.read;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.Bitmaps;
import rollcall.rollup.DayBlock;
import rollcall.store.rollups.RollupBlockDao;

/** Reads sets of instances over many closed days, by blocks of days. */
final class BlockReader {
    private static final LocalDate BEGINNING = LocalDate.ofEpochDay(0);

    private final RollupBlockDao table;
    private final SetReader sets;

    BlockReader(RollupBlockDao table, SetReader sets) {
        this.table = table;
        this.sets = sets;
    }

    /** The instances of a field on all days up to a closed day. The set must not be changed. */
    RoaringBitmap until(ProductDays days, String field, LocalDate to) {
        WindowPiece all = new WindowPiece(to, false, days.revision(BEGINNING, to));
        return sets.remembered(new SetReader.Key(days.productId(), all, field, "until"), () -> read(days, field, to));
    }

    /** The instances of a field on each of some closed days that has any. */
    Map<LocalDate, RoaringBitmap> byDay(ProductDays days, String field, LocalDate from, LocalDate to) {
        Map<LocalDate, RoaringBitmap> byDay = new HashMap<>();
        table.eachDay(days.productId(), field, from, to)
                .forEach(row -> byDay.put(row.day(), Bitmaps.read(row.bitmap())));
        return byDay;
    }

    private RoaringBitmap read(ProductDays days, String field, LocalDate to) {
        RoaringBitmap all = new RoaringBitmap();
        for (DayBlock.Row blocks : DayBlock.cover(BEGINNING, to)) {
            table.bitmaps(days.productId(), field, blocks.days(), blocks.first(), blocks.last())
                    .forEach(bytes -> all.or(Bitmaps.read(bytes)));
        }
        return all;
    }
}
