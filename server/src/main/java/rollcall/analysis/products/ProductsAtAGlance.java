package rollcall.analysis.products;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.fields.FieldTrends;
import rollcall.analysis.population.Population;
import rollcall.analysis.population.Populations;
import rollcall.analysis.rejections.Rejections;
import rollcall.analysis.trends.Share;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.gate.vocabulary.Presets;
import rollcall.report.Product;
import rollcall.report.Version;
import rollcall.rollup.SeriesKey;
import rollcall.store.instances.LastHeartbeatDao;
import rollcall.store.rollups.ActiveCountDao;

/**
 * The most important numbers of all products at once.
 *
 * <p>Rejections take one query for all products together, last heartbeats one step in an index for each product. The counts need bitmaps,
 * so each product's are remembered until a day's number of instances changes, for a minute at most. One call counts them
 * anew for a limited time. The products that it does not reach keep what is remembered, and the next call begins with those.
 */
public final class ProductsAtAGlance {
    /** How many days that are over {@link Glance.Counts#daily} has. */
    public static final int DAYS = 30;

    private static final Duration LONGEST_KEPT = Duration.ofMinutes(1);
    private static final Duration LONGEST_COUNTING = Duration.ofMillis(250);

    private final ActiveCountDao activeCounts;
    private final LastHeartbeatDao lastHeartbeats;
    private final Populations populations;
    private final VersionAdoption versions;
    private final Rejections rejections;
    private final Duration longestCounting;
    private final Map<Integer, Remembered> remembered = new ConcurrentHashMap<>();

    public ProductsAtAGlance(
            ActiveCountDao activeCounts,
            LastHeartbeatDao lastHeartbeats,
            Populations populations,
            VersionAdoption versions,
            Rejections rejections) {
        this(activeCounts, lastHeartbeats, populations, versions, rejections, LONGEST_COUNTING);
    }

    /** @param longestCounting how long a call counts 7 days anew; it always finishes the product that it has begun */
    public ProductsAtAGlance(
            ActiveCountDao activeCounts,
            LastHeartbeatDao lastHeartbeats,
            Populations populations,
            VersionAdoption versions,
            Rejections rejections,
            Duration longestCounting) {
        this.activeCounts = activeCounts;
        this.lastHeartbeats = lastHeartbeats;
        this.populations = populations;
        this.versions = versions;
        this.rejections = rejections;
        this.longestCounting = longestCounting;
    }

    /**
     * The counts of a product.
     *
     * @param days the numbers of instances from which they were counted, by day
     * @param at when they were counted, as {@link System#nanoTime()}
     */
    private record Remembered(LocalDate today, Map<LocalDate, Integer> days, Glance.Counts counts, long at) {
        boolean isOf(LocalDate day, Map<LocalDate, Integer> counted) {
            return today.equals(day) && days.equals(counted);
        }

        boolean isOld(long now) {
            return now - at > LONGEST_KEPT.toNanos();
        }
    }

    /** How each of these products does, in their order. The counts are those of the instances that its pages are usually about. */
    public List<Glance> of(List<Product> products, LocalDate today) {
        List<Integer> ids = products.stream().map(Product::id).toList();
        Map<Integer, NavigableMap<LocalDate, Integer>> active = active(ids, today);
        Map<Integer, Long> rejected = rejections.rejectedOn(ids, today);
        countAnew(products, active, today);
        return products.stream()
                .map(product ->
                        glance(product, active.get(product.id()), today, rejected.getOrDefault(product.id(), 0L)))
                .toList();
    }

    private Map<Integer, NavigableMap<LocalDate, Integer>> active(List<Integer> ids, LocalDate today) {
        Map<Integer, NavigableMap<LocalDate, Integer>> active = new HashMap<>();
        ids.forEach(id -> active.put(id, new TreeMap<>()));
        activeCounts
                .of(ids, SeriesKey.ACTIVE, today.minusDays(DAYS), today)
                .forEach(count -> active.get(count.productId()).put(count.day(), count.cardinality()));
        return active;
    }

    private void countAnew(
            List<Product> products, Map<Integer, NavigableMap<LocalDate, Integer>> active, LocalDate today) {
        long now = System.nanoTime();
        List<Product> due = products.stream()
                .filter(product -> isDue(product, active.get(product.id()), today, now))
                .sorted(Comparator.comparing(
                        product -> remembered.get(product.id()),
                        Comparator.nullsFirst(Comparator.comparingLong(each -> each.at() - now))))
                .toList();
        for (Product product : due) {
            if (System.nanoTime() - now >= longestCounting.toNanos()) {
                return;
            }
            Map<LocalDate, Integer> days = active.get(product.id());
            remembered.put(product.id(), new Remembered(today, days, count(product, days, today), System.nanoTime()));
        }
    }

    private boolean isDue(Product product, Map<LocalDate, Integer> days, LocalDate today, long now) {
        Remembered known = remembered.get(product.id());
        return known == null || known.isOld(now) || !known.isOf(today, days);
    }

    private Glance.Counts count(Product product, Map<LocalDate, Integer> days, LocalDate today) {
        List<LocalDate> over = today.minusDays(DAYS).datesUntil(today).toList();
        Population usual = populations.usual(product, today);
        if (days.isEmpty()) {
            return new Glance.Counts(0, null, Collections.nCopies(over.size(), null), usual.filter());
        }
        String field = Presets.load(product.preset()).versionField();
        Distribution now = versions.now(usual, field);
        return new Glance.Counts(now.active(), newest(now.shares()), FieldTrends.activeOn(usual, over), usual.filter());
    }

    /** @param newestFirst every version */
    private static Share newest(List<Share> newestFirst) {
        List<Share> handful = newestFirst.stream()
                .filter(share -> share.instances() >= VersionAdoption.HANDFUL)
                .toList();
        return handful.stream()
                .filter(share -> !new Version(share.value()).isPreRelease())
                .findFirst()
                .or(() -> handful.stream().findFirst())
                .or(() -> newestFirst.stream().findFirst())
                .orElse(null);
    }

    private Glance glance(
            Product product, NavigableMap<LocalDate, Integer> active, LocalDate today, long rejectedToday) {
        Remembered known = remembered.get(product.id());
        return new Glance(
                product,
                known == null ? null : known.counts(),
                known == null || !known.isOf(today, active),
                lastHeartbeats.of(product.id()).orElse(null),
                rejectedToday);
    }
}
