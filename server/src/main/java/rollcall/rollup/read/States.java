package rollcall.rollup.read;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.roaringbitmap.RoaringBitmap;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.Lane;
import rollcall.report.Unusable;
import rollcall.report.Version;
import rollcall.rollup.LaneSets;
import rollcall.rollup.SeriesKey;
import rollcall.store.rollups.ArrivalDao;
import rollcall.store.rollups.RollupBlockDao;
import rollcall.store.rollups.RollupDao;
import rollcall.store.rollups.RollupDayDao;
import rollcall.store.rollups.SetDao;
import rollcall.store.rollups.StandingDao;
import rollcall.store.rollups.StandingDao.StandingCount;
import rollcall.store.rollups.StandingDao.StandingSum;

/** Reads what is known of a product's instances: their state in a window of days, their lanes, and the counts of closed days. */
public final class States {
    private final RollupDayDao days;
    private final StandingDao standings;
    private final SetReader reader;
    private final ReportedSets reported;
    private final ArrivalReader arrivals;
    private final LaneReader lanes;

    public States(
            RollupDayDao days,
            SetDao sets,
            RollupBlockDao blocks,
            StandingDao standings,
            ArrivalDao arrivals,
            RollupDao rollups) {
        this.days = days;
        this.standings = standings;
        this.reader = new SetReader(sets);
        this.arrivals = new ArrivalReader(arrivals, rollups);
        this.reported = new ReportedSets(reader, this.arrivals);
        this.lanes = new LaneReader(new BlockReader(blocks, reader), reader);
    }

    /** The days of a product that have bitmaps, now. */
    public ProductDays days(int productId) {
        return ProductDays.read(days, productId);
    }

    /** The latest report of each instance on the days from one to another, both included. */
    public LatestState latest(ProductDays days, LocalDate from, LocalDate to) {
        return new LatestState(reader, days, from, to);
    }

    /**
     * The instances that reported each usable value of a field on any of some days, both ends included, whatever they reported later. The sets
     * must not be changed.
     */
    public Map<String, RoaringBitmap> reported(
            ProductDays days, String field, FieldKind kind, LocalDate from, LocalDate to) {
        return days.first()
                .filter(first -> !first.isAfter(to))
                .map(first -> reported.of(days, field, kind, from.isBefore(first) ? first : from, to))
                .orElse(Map.of());
    }

    /**
     * Gives the days from one to another on which an instance came to a value of a field to the consumer, oldest first, see
     * {@link Arrivals}. What an instance has at the end of a day is where it came to last, or where it was at the end of the day before {@code
     * from} by its latest report of 7 days or more.
     */
    public void arrivals(
            ProductDays days, String field, FieldKind kind, LocalDate from, LocalDate to, Consumer<Arrivals> consumer) {
        days.first()
                .filter(first -> !first.isAfter(to))
                .ifPresent(
                        first -> arrivals.each(days, field, kind, from.isBefore(first) ? first : from, to, consumer));
    }

    /** The instances that reported a usable value of a field on each day with a report of a range, both ends included. */
    public Map<LocalDate, RoaringBitmap> reportedByDay(ProductDays days, String field, LocalDate from, LocalDate to) {
        return reader.byDay(days, new SetReader.Value(SeriesKey.REPORTED, field), from, to);
    }

    /** On how many days instances reported each usable value of a field, all together, on some days, both ends included. */
    public Map<String, Long> instanceDays(
            ProductDays days, String field, FieldKind kind, LocalDate from, LocalDate to) {
        Map<String, Long> sums = new HashMap<>();
        reader.counts(days.productId(), WindowPiece.daysOf(days, from, to), field)
                .values()
                .forEach(counts -> counts.forEach((value, count) -> sums.merge(
                        kind == FieldKind.VERSION ? Version.spelled(value.value()) : value.value(),
                        (long) count,
                        Long::sum)));
        if (kind.hasUnknown()) {
            sums.remove(Unusable.UNKNOWN.code());
        }
        return sums;
    }

    /** Some lanes of the instances that reported in a window, at its end. Others may be missing. */
    public LaneSets lanes(ProductDays days, LatestState state, Set<Lane> asked) {
        return lanes.of(days, state, asked);
    }

    /** The instances that reported for the first time in a window. */
    public RoaringBitmap first(ProductDays days, LocalDate from, LocalDate to) {
        return lanes.first(days, from, to);
    }

    /** The same for each day of a window; days without any are left out. */
    public Map<LocalDate, RoaringBitmap> firstByDay(ProductDays days, LocalDate from, LocalDate to) {
        return lanes.firstByDay(days, from, to);
    }

    /** The first day on which each usable value of a field was reported, up to a day. */
    public Map<String, LocalDate> firstSeen(ProductDays days, String field, FieldKind kind, LocalDate to) {
        Map<String, LocalDate> first = new HashMap<>();
        this.days.firstDays(days.productId(), field, to).forEach(row -> {
            if (!(kind.hasUnknown() && row.value().equals(Unusable.UNKNOWN.code()))) {
                String value = kind == FieldKind.VERSION ? Version.spelled(row.value()) : row.value();
                first.merge(value, row.day(), (a, b) -> a.isBefore(b) ? a : b);
            }
        });
        return first;
    }

    /**
     * The sums over some closed days of each value's instances in some lanes.
     *
     * @param span the window that ends on each day: 1, 7, or 28 on days that end four weeks
     * @param heavy the day that counts {@code weight} times
     */
    public List<StandingSum> sums(
            int productId,
            int span,
            String field,
            List<LocalDate> ends,
            LocalDate heavy,
            int weight,
            Set<Lane> counted) {
        return standings.sums(
                productId,
                span,
                field,
                ends,
                heavy,
                weight,
                one(counted, Lane.ESTABLISHED),
                one(counted, Lane.PASSING),
                one(counted, Lane.ONE_SHOT),
                one(counted, Lane.CI),
                one(counted, Lane.DEVELOPMENT),
                one(counted, Lane.SHARED));
    }

    /** The instances in some lanes of some values, by closed day and value; days and values without any are left out. */
    public Map<LocalDate, Map<String, Integer>> counts(
            int productId, int span, String field, List<LocalDate> ends, Collection<String> values, Set<Lane> counted) {
        return byDay(standings.counts(productId, span, field, ends, List.copyOf(values)), counted);
    }

    /** The same for all values. */
    public Map<LocalDate, Map<String, Integer>> counts(
            int productId, int span, String field, List<LocalDate> ends, Set<Lane> counted) {
        return byDay(standings.counts(productId, span, field, ends), counted);
    }

    private static Map<LocalDate, Map<String, Integer>> byDay(List<StandingCount> rows, Set<Lane> counted) {
        Map<LocalDate, Map<String, Integer>> byDay = new HashMap<>();
        for (StandingCount row : rows) {
            int sum = counted.stream().mapToInt(lane -> of(row, lane)).sum();
            if (sum > 0) {
                byDay.computeIfAbsent(row.day(), none -> new HashMap<>()).put(row.value(), sum);
            }
        }
        return byDay;
    }

    private static int of(StandingCount row, Lane lane) {
        return switch (lane) {
            case ESTABLISHED -> row.established();
            case PASSING -> row.passing();
            case ONE_SHOT -> row.oneShot();
            case CI -> row.ci();
            case DEVELOPMENT -> row.development();
            case SHARED -> row.shared();
        };
    }

    private static int one(Set<Lane> counted, Lane lane) {
        return counted.contains(lane) ? 1 : 0;
    }
}
