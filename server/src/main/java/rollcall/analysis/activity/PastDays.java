package rollcall.analysis.activity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.fields.LatestReports;
import rollcall.analysis.time.Window;
import rollcall.report.Product;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.RollupReader;
import rollcall.rollup.read.Series;

/**
 * The part of an overview that is over days before today. At a million instances the bitmaps of these days take 11 MB and hardly ever
 * change. So their results are cached until a cardinality of them changes, for ten minutes at most.
 */
final class PastDays {
    static final Set<String> FIELDS = Set.of(SeriesKey.ACTIVE, SeriesKey.FIRST);

    private static final int WEEK = LatestReports.DAYS;
    private static final int MONTH = ActiveInstances.MONTH;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int MOST_BYTES = 32 << 20;

    private final RollupReader rollupReader;
    private final Cache<Key, Remembered> remembered = Caffeine.newBuilder()
            .expireAfterWrite(LONGEST)
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, Remembered one) -> one.past().bytes())
            .build();

    PastDays(RollupReader rollupReader) {
        this.rollupReader = rollupReader;
    }

    private record Key(int productId, LocalDate today, LocalDate firstDay) {}

    private record Remembered(Map<String, Series<Integer>> counts, Past past) {}

    /**
     * The days before today.
     *
     * @param week instances that reported in the 7 whole days before today
     * @param weekBefore how many reported in the 7 days before these
     * @param month instances that reported in the 30 whole days before today
     * @param first instances that reported for the first time in these 30 days
     * @param before instances that reported in the 30 days before these
     * @param monthBefore the 30 days before, compared with the 30 days before them
     */
    record Past(
            RoaringBitmap week,
            int weekBefore,
            RoaringBitmap month,
            RoaringBitmap first,
            RoaringBitmap before,
            Movement monthBefore,
            OverviewHistory history) {
        int bytes() {
            return 4096
                    + week.getSizeInBytes()
                    + month.getSizeInBytes()
                    + first.getSizeInBytes()
                    + before.getSizeInBytes();
        }
    }

    Past of(Product product, LocalDate today, LocalDate firstDay) {
        LocalDate from = today.minusDays(3 * MONTH);
        LocalDate yesterday = today.minusDays(1);
        var counts = rollupReader.counts(product.id(), FIELDS, from, yesterday);
        Key key = new Key(product.id(), today, firstDay);
        Remembered known = remembered.getIfPresent(key);
        if (known != null && known.counts().equals(counts)) {
            return known.past();
        }
        Attendance days = Attendance.of(rollupReader.sets(product.id(), FIELDS, from, yesterday));
        Past past = past(days, today, firstDay);
        remembered.put(key, new Remembered(counts, past));
        return past;
    }

    private static Past past(Attendance days, LocalDate today, LocalDate firstDay) {
        Window week = Window.ending(today.minusDays(1), WEEK);
        Window month = Window.ending(today.minusDays(1), MONTH);
        return new Past(
                days.active(week),
                days.active(week.before(WEEK)).getCardinality(),
                days.active(month),
                days.first(month),
                days.active(month.before(MONTH)),
                days.movement(month.before(MONTH), MONTH),
                OverviewHistory.of(days, firstDay, today));
    }
}
