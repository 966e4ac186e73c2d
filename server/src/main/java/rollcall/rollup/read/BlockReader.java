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

    /**
     * The instances of a field on all days up to a closed day. The set must not be changed. The points of a chart share the sets up to the blocks
     * in which they lie, so that each reads a few blocks.
     */
    RoaringBitmap until(ProductDays days, String field, LocalDate to) {
        if (days.first().filter(first -> !first.isAfter(to)).isEmpty()) {
            return new RoaringBitmap();
        }
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

    /** The blocks of one size that end on the day, and all before them. */
    private RoaringBitmap read(ProductDays days, String field, LocalDate to) {
        int size = DayBlock.SIZES.size() - 1;
        while (size > 0 && !DayBlock.of(DayBlock.SIZES.get(size), to).last().equals(to)) {
            size--;
        }
        int length = DayBlock.SIZES.get(size);
        int longer = DayBlock.SIZES.get(Math.min(size + 1, DayBlock.SIZES.size() - 1));
        LocalDate first = DayBlock.of(longer, to).first();
        RoaringBitmap all = until(days, field, first.minusDays(1)).clone();
        table.bitmaps(days.productId(), field, length, first, to).forEach(bytes -> all.or(Bitmaps.read(bytes)));
        return all;
    }
}
