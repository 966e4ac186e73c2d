package rollcall.analysis.events;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.time.CardinalityHash;
import rollcall.analysis.time.PointMemory;
import rollcall.analysis.time.Points;
import rollcall.report.Unusable;
import rollcall.report.Version;
import rollcall.rollup.DayBlock;
import rollcall.rollup.EventSeriesKey;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.EventRollupReader;
import rollcall.store.rollups.EventUseDao;

/**
 * Counts the instances that sent an event at each point of a chart. The bitmaps of one point are in memory at a time. Results are cached,
 * see {@link PointMemory}.
 */
final class EventPoints {
    private static final int MOST_BYTES = 16 << 20;
    private static final int BYTES_OF_A_RESULT = 256;
    private static final int BYTES_OF_A_VALUE = 64;
    private static final List<String> FIELDS = List.of(SeriesKey.NONE, EventSeriesKey.VERSION);

    private final EventRollupReader events;
    private final PointMemory<Point> memory = new PointMemory<>(
            MOST_BYTES,
            point -> BYTES_OF_A_RESULT + BYTES_OF_A_VALUE * point.versions().size());

    EventPoints(EventRollupReader events) {
        this.events = events;
    }

    /**
     * One result for each of the points.
     *
     * @param days what was counted on the days of the points, by field and value
     */
    Map<LocalDate, Point> of(Senders senders, String name, Points points, List<EventUseDao.EventDay> days) {
        if (points.span() == 1 && senders.areAll()) {
            return eachDay(points, days);
        }
        return memory.of(
                senders.product().id(),
                senders.areAll() ? name : name + '\n' + senders.name(),
                points.span(),
                fingerprints(points, days),
                (missing, found) -> readEach(new Reading(senders, name, values(days)), points.span(), missing, found));
    }

    private static List<String> values(List<EventUseDao.EventDay> days) {
        return days.stream().map(EventUseDao.EventDay::value).distinct().toList();
    }

    /** @param values whose instances are read */
    private record Reading(Senders senders, String name, List<String> values) {}

    /** @param ends the last days of the points, oldest first */
    private void readEach(Reading reading, int span, List<LocalDate> ends, BiConsumer<LocalDate, Point> found) {
        if (span > 1) {
            ends.forEach(end -> {
                Tally tally = new Tally(reading.senders);
                read(reading, DayBlock.cover(end.minusDays(span - 1L), end), tally::count);
                found.accept(end, tally.point());
            });
        } else if (!ends.isEmpty()) {
            EachDay days = new EachDay(reading.senders);
            read(reading, List.of(new DayBlock.Row(1, ends.get(0), ends.get(ends.size() - 1))), days::count);
            Map<LocalDate, Point> points = days.points();
            ends.forEach(end -> found.accept(end, points.getOrDefault(end, Point.NONE)));
        }
    }

    private void read(Reading reading, List<DayBlock.Row> blocks, Consumer<EventRollupReader.FieldBlock> row) {
        int productId = reading.senders.product().id();
        events.eachFieldBlock(productId, reading.name, FIELDS, reading.values, blocks, row);
    }

    /** Points of one day are made from counts alone. */
    private static Map<LocalDate, Point> eachDay(Points points, List<EventUseDao.EventDay> days) {
        Map<LocalDate, List<EventUseDao.EventDay>> byDay =
                days.stream().collect(Collectors.groupingBy(EventUseDao.EventDay::day));
        Map<LocalDate, Point> found = new TreeMap<>();
        for (LocalDate day : points.ends()) {
            int instances = 0;
            Map<String, Integer> versions = new HashMap<>();
            for (EventUseDao.EventDay each : byDay.getOrDefault(day, List.of())) {
                if (isVersion(each.field(), each.value())) {
                    versions.merge(Version.spelled(each.value()), each.instances(), Integer::sum);
                } else if (each.field().equals(SeriesKey.NONE)) {
                    instances += each.instances();
                }
            }
            found.put(day, new Point(instances, versions));
        }
        return found;
    }

    static boolean isVersion(String field, String value) {
        return field.equals(EventSeriesKey.VERSION) && !value.equals(Unusable.UNKNOWN.code());
    }

    private static NavigableMap<LocalDate, Long> fingerprints(Points points, List<EventUseDao.EventDay> days) {
        Map<LocalDate, Map<String, Long>> numbers = new HashMap<>();
        days.forEach(each -> numbers.computeIfAbsent(each.day(), none -> new HashMap<>())
                .put(each.field() + '\n' + each.value(), CardinalityHash.mixed(each.events(), each.instances())));
        return CardinalityHash.of(
                points.span(), points.ends(), day -> CardinalityHash.of(numbers.getOrDefault(day, Map.of())));
    }

    /** The points of single days, whose rows come oldest first. */
    private static final class EachDay {
        private final Senders senders;
        private final Map<LocalDate, Point> points = new HashMap<>();
        private LocalDate day = LocalDate.MIN;
        private Tally tally;

        EachDay(Senders senders) {
            this.senders = senders;
            this.tally = new Tally(senders);
        }

        void count(EventRollupReader.FieldBlock row) {
            if (!row.day().equals(day)) {
                points.put(day, tally.point());
                tally = new Tally(senders);
                day = row.day();
            }
            tally.count(row);
        }

        Map<LocalDate, Point> points() {
            points.put(day, tally.point());
            return points;
        }
    }

    /** Who sent the event on the days of a point. */
    private static final class Tally {
        private final Senders senders;
        private final List<RoaringBitmap> everyone = new ArrayList<>();
        private final Map<String, List<RoaringBitmap>> versions = new HashMap<>();

        Tally(Senders senders) {
            this.senders = senders;
        }

        void count(EventRollupReader.FieldBlock row) {
            if (isVersion(row.field(), row.value())) {
                versions.computeIfAbsent(Version.spelled(row.value()), none -> new ArrayList<>())
                        .add(row.instances());
            } else if (row.field().equals(SeriesKey.NONE)) {
                everyone.add(row.instances());
            }
        }

        Point point() {
            Map<String, Integer> counts = new HashMap<>();
            versions.forEach((version, sets) -> counts.put(version, count(sets)));
            counts.values().removeIf(count -> count == 0);
            return new Point(count(everyone), counts);
        }

        /** A union of all at once counts no member of what lies between. */
        private int count(List<RoaringBitmap> sets) {
            return senders.count(sets.size() == 1 ? sets.get(0) : RoaringBitmap.or(sets.iterator()));
        }
    }

    /**
     * One event at one point of a chart.
     *
     * @param instances how many sent it on any of the point's days
     * @param versions how many of them in each version; an instance that was upgraded in these days counts for both
     */
    record Point(int instances, Map<String, Integer> versions) {
        static final Point NONE = new Point(0, Map.of());
    }
}
