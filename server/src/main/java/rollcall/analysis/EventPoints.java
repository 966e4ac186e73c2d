package rollcall.analysis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;
import rollcall.report.Product;
import rollcall.report.Unusable;
import rollcall.report.Version;
import rollcall.rollup.Bitmaps;
import rollcall.rollup.Cell;
import rollcall.rollup.EventCell;
import rollcall.rollup.EventSummaries;
import rollcall.store.EventDay;
import rollcall.store.FieldBitmap;

/**
 * Who sent an event within several days each. One point's bitmaps are in memory at a time; a result is remembered for as long as the numbers of its
 * days stay what they were, and for an hour at most.
 */
final class EventPoints {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST_BYTES = 16 << 20;
    private static final int BYTES_OF_A_RESULT = 256;
    private static final int BYTES_OF_A_VALUE = 64;
    private static final List<String> FIELDS = List.of(Cell.NONE, EventCell.VERSION);

    private final EventSummaries events;
    private final Map<Integer, Object> turns = new ConcurrentHashMap<>();
    private final Cache<Key, Known> known = Caffeine.newBuilder()
            .expireAfterWrite(LONGEST)
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, Known known) -> BYTES_OF_A_RESULT
                    + BYTES_OF_A_VALUE * known.point.versions().size())
            .build();

    EventPoints(EventSummaries events) {
        this.events = events;
    }

    private record Key(int productId, String name, int span, LocalDate end) {}

    /** @param fingerprint of the numbers that it was made from */
    private record Known(long fingerprint, EventPoint point) {}

    /**
     * One for each of the points.
     *
     * @param days what was counted on the days of the points, by field and value
     */
    Map<LocalDate, EventPoint> of(Product product, String name, Points points, List<EventDay> days) {
        if (points.span() == 1) {
            return eachDay(points, days);
        }
        Map<LocalDate, Long> fingerprints = fingerprints(points, days);
        Map<LocalDate, EventPoint> found = new TreeMap<>();
        if (!recall(product, name, points, fingerprints, found).isEmpty()) {
            synchronized (turns.computeIfAbsent(product.id(), none -> new Object())) {
                for (LocalDate end : recall(product, name, points, fingerprints, found)) {
                    EventPoint point = read(product, name, end.minusDays(points.span() - 1L), end);
                    known.put(new Key(product.id(), name, points.span(), end), new Known(fingerprints.get(end), point));
                    found.put(end, point);
                }
            }
        }
        return found;
    }

    /** From numbers alone. */
    private static Map<LocalDate, EventPoint> eachDay(Points points, List<EventDay> days) {
        Map<LocalDate, List<EventDay>> byDay = days.stream().collect(Collectors.groupingBy(EventDay::day));
        Map<LocalDate, EventPoint> found = new TreeMap<>();
        for (LocalDate day : points.ends()) {
            int instances = 0;
            Map<String, Integer> versions = new HashMap<>();
            for (EventDay each : byDay.getOrDefault(day, List.of())) {
                if (isVersion(each.field(), each.value())) {
                    versions.merge(Version.spelled(each.value()), each.instances(), Integer::sum);
                } else if (each.field().equals(Cell.NONE)) {
                    instances += each.instances();
                }
            }
            found.put(day, new EventPoint(instances, versions));
        }
        return found;
    }

    private List<LocalDate> recall(
            Product product,
            String name,
            Points points,
            Map<LocalDate, Long> fingerprints,
            Map<LocalDate, EventPoint> found) {
        List<LocalDate> missing = new ArrayList<>();
        fingerprints.forEach((end, fingerprint) -> {
            Known one = known.getIfPresent(new Key(product.id(), name, points.span(), end));
            if (one != null && one.fingerprint == fingerprint) {
                found.put(end, one.point);
            } else {
                missing.add(end);
            }
        });
        return missing;
    }

    private EventPoint read(Product product, String name, LocalDate from, LocalDate to) {
        RoaringBitmap everyone = new RoaringBitmap();
        Map<String, RoaringBitmap> versions = new HashMap<>();
        events.eachFieldDay(product.id(), name, FIELDS, from, to, row -> add(row, everyone, versions));
        Map<String, Integer> counts = new HashMap<>();
        versions.forEach((version, who) -> counts.put(version, who.getCardinality()));
        return new EventPoint(everyone.getCardinality(), counts);
    }

    private static void add(FieldBitmap row, RoaringBitmap everyone, Map<String, RoaringBitmap> versions) {
        if (isVersion(row.field(), row.value())) {
            versions.computeIfAbsent(Version.spelled(row.value()), none -> new RoaringBitmap())
                    .or(Bitmaps.read(row.bitmap()));
        } else if (row.field().equals(Cell.NONE)) {
            everyone.or(Bitmaps.read(row.bitmap()));
        }
    }

    private static boolean isVersion(String field, String value) {
        return field.equals(EventCell.VERSION) && !value.equals(Unusable.UNKNOWN.code());
    }

    private static Map<LocalDate, Long> fingerprints(Points points, List<EventDay> days) {
        Map<LocalDate, Map<String, Long>> numbers = new HashMap<>();
        days.forEach(each -> numbers.computeIfAbsent(each.day(), none -> new HashMap<>())
                .put(each.field() + '\n' + each.value(), Fingerprints.mixed(each.events(), each.instances())));
        Map<LocalDate, Long> fingerprints = new TreeMap<>();
        for (LocalDate end : points.ends()) {
            long all = 0;
            for (int back = points.span() - 1; back >= 0; back--) {
                all = Fingerprints.mixed(all, Fingerprints.of(numbers.getOrDefault(end.minusDays(back), Map.of())));
            }
            fingerprints.put(end, all);
        }
        return fingerprints;
    }
}
