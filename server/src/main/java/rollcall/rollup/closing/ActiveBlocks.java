package rollcall.rollup.closing;

import java.time.LocalDate;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.Bitmaps;
import rollcall.rollup.DayBlock;
import rollcall.rollup.SeriesKey;
import rollcall.store.rollups.RollupBlockDao;
import rollcall.store.rollups.RollupDao;

/** The blocks of days of a product that end on a day. Days are closed one after another, so the shorter blocks are there before longer ones. */
final class ActiveBlocks {
    private static final LocalDate BEGINNING = LocalDate.ofEpochDay(0);
    private static final List<String> LANES = List.of(SeriesKey.SEEN, SeriesKey.AGAIN, SeriesKey.ESTABLISHED);

    private final RollupBlockDao table;
    private final int productId;
    private final LocalDate day;

    ActiveBlocks(RollupBlockDao table, int productId, LocalDate day) {
        this.table = table;
        this.productId = productId;
        this.day = day;
    }

    /** The instances of a field on all days up to a day. */
    RoaringBitmap until(String field, LocalDate to) {
        RoaringBitmap all = new RoaringBitmap();
        for (DayBlock.Row blocks : DayBlock.cover(BEGINNING, to)) {
            read(all, field, blocks.days(), blocks.first(), blocks.last());
        }
        return all;
    }

    /** Writes the block of the day alone. */
    void put(String field, RoaringBitmap instances) {
        put(1, field, day, instances);
    }

    void flipped(RoaringBitmap instances) {
        put(SeriesKey.FLIPPED, instances);
    }

    /** The instances that contradicted themselves, on each of so many days before the day. */
    List<RoaringBitmap> flippedBefore(int days) {
        return table.eachDay(productId, SeriesKey.FLIPPED, day.minusDays(days), day.minusDays(1)).stream()
                .map(row -> Bitmaps.read(row.bitmap()))
                .toList();
    }

    /** Writes the longer blocks that end on the day. The blocks of one day have to be written before. */
    void write(RollupDao rollups, RoaringBitmap today) {
        for (int days : DayBlock.SIZES.subList(1, DayBlock.SIZES.size())) {
            DayBlock block = DayBlock.of(days, day);
            if (!block.last().equals(day)) {
                return;
            }
            int shorter = days / 8;
            for (String field : LANES) {
                RoaringBitmap all = new RoaringBitmap();
                read(all, field, shorter, block.first(), day);
                put(days, field, block.first(), all);
            }
            put(days, SeriesKey.ACTIVE, block.first(), active(rollups, days, block.first(), today));
        }
    }

    private RoaringBitmap active(RollupDao rollups, int days, LocalDate first, RoaringBitmap today) {
        RoaringBitmap all = today.clone();
        if (days == 8) {
            rollups.bitmaps(productId, List.of(SeriesKey.ACTIVE), first, day)
                    .forEach(row -> all.or(Bitmaps.read(row.bitmap())));
        } else {
            read(all, SeriesKey.ACTIVE, days / 8, first, day);
        }
        return all;
    }

    private void read(RoaringBitmap into, String field, int days, LocalDate first, LocalDate last) {
        table.bitmaps(productId, field, days, first, last).forEach(bytes -> into.or(Bitmaps.read(bytes)));
    }

    private void put(int days, String field, LocalDate first, RoaringBitmap instances) {
        if (instances.isEmpty()) {
            table.remove(productId, days, field, first);
        } else {
            table.put(productId, days, field, first, instances.getCardinality(), Bitmaps.write(instances));
        }
    }
}
