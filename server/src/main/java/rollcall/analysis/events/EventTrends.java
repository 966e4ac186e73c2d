package rollcall.analysis.events;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.fields.VersionSpelling;
import rollcall.analysis.time.Points;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Share;
import rollcall.analysis.trends.Trend;
import rollcall.analysis.trends.Trends;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.rollup.EventSeriesKey;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.EventUnion;
import rollcall.store.rollups.EventUseDao;

/** One event over the points of a range. A point without the event is a zero and not a gap. */
final class EventTrends {
    private static final Dimension VERSION = Dimension.of(EventSeriesKey.VERSION, FieldKind.VERSION);

    private EventTrends() {}

    /**
     * @param senders how often they sent it is known of all instances alone; there is no line of events otherwise
     * @param days what was counted on the days of the points, by field and value
     * @param instances the result of each point, by its last day
     */
    static EventDays.OverTime of(
            Senders senders,
            Points points,
            List<EventUseDao.EventDay> days,
            Map<LocalDate, EventPoints.Point> instances) {
        List<Integer> sent = Trends.column(points, end -> instances.get(end).instances());
        Map<LocalDate, Long> events = new HashMap<>();
        days.stream()
                .filter(day -> day.field().equals(SeriesKey.NONE))
                .forEach(day -> events.merge(day.day(), day.events(), Long::sum));
        Trend.Line sum = new Trend.Line("events", Trends.column(points, end -> sum(events, end, points.span())));
        return new EventDays.OverTime(
                Trend.of(points, sent, senders.areAll() ? List.of(sum) : List.of()),
                Trend.of(points, sent, versions(points, instances)));
    }

    /** The trends with a line for each version of others as well; those come first. */
    static EventDays.OverTime withVersionsOf(EventDays.OverTime others, EventDays.OverTime trends) {
        Trend versions = trends.versions();
        Map<String, List<Integer>> lines = new LinkedHashMap<>();
        others.versions()
                .lines()
                .forEach(line -> lines.put(
                        line.value(), Collections.nCopies(versions.days().size(), 0)));
        versions.lines().forEach(line -> lines.put(line.value(), line.counts()));
        return new EventDays.OverTime(
                trends.daily(),
                versions.with(lines.entrySet().stream()
                        .map(line -> new Trend.Line(line.getKey(), line.getValue()))
                        .toList()));
    }

    /** The trends with gaps before a day. */
    static EventDays.OverTime since(LocalDate firstDay, EventDays.OverTime trends) {
        return new EventDays.OverTime(since(firstDay, trends.daily()), since(firstDay, trends.versions()));
    }

    private static Trend since(LocalDate firstDay, Trend trend) {
        return Trend.of(
                new Points(trend.span(), trend.days()),
                since(firstDay, trend, trend.active()),
                trend.lines().stream()
                        .map(line -> new Trend.Line(line.value(), since(firstDay, trend, line.counts())))
                        .toList());
    }

    private static List<Integer> since(LocalDate firstDay, Trend trend, List<Integer> counts) {
        List<Integer> known = new ArrayList<>(counts);
        for (int i = 0; i < known.size() && trend.days().get(i).isBefore(firstDay); i++) {
            known.set(i, null);
        }
        return known;
    }

    /** The share of each version among the instances that sent the event with a usable version. */
    static EventUse.Versions versionShares(Senders senders, Map<String, EventUnion> versions) {
        Map<String, Integer> counts = new HashMap<>();
        RoaringBitmap any = new RoaringBitmap();
        VersionSpelling.merged(FieldKind.VERSION, versions, EventUnion::both).forEach((version, union) -> {
            RoaringBitmap with = senders.in(union.instances());
            if (!with.isEmpty()) {
                counts.put(version, with.getCardinality());
                any.or(with);
            }
        });
        return shares(counts, any.getCardinality(), counts.size());
    }

    /**
     * The shares of some versions of an event that all senders sent with a usable version each time.
     *
     * @param sent how many instances sent it
     * @param count how many versions there are
     */
    static EventUse.Versions versionShares(Map<String, EventUnion> versions, int sent, int count) {
        Map<String, Integer> counts = new HashMap<>();
        VersionSpelling.merged(FieldKind.VERSION, versions, EventUnion::both)
                .forEach((version, union) -> counts.put(version, union.count()));
        return shares(counts, sent, count);
    }

    private static EventUse.Versions shares(Map<String, Integer> counts, int sent, int count) {
        return new EventUse.Versions(
                sent,
                count,
                VERSION.inOrder(counts).stream()
                        .map(version -> new Share(version, counts.get(version), (double) counts.get(version) / sent))
                        .toList());
    }

    private static List<Trend.Line> versions(Points points, Map<LocalDate, EventPoints.Point> instances) {
        Map<String, Integer> sizes = new HashMap<>();
        instances
                .values()
                .forEach(point ->
                        point.versions().forEach((version, count) -> sizes.merge(version, count, Integer::sum)));
        return VERSION.inOrder(sizes).stream()
                .map(version -> new Trend.Line(
                        version,
                        Trends.column(
                                points, end -> instances.get(end).versions().getOrDefault(version, 0))))
                .toList();
    }

    private static int sum(Map<LocalDate, Long> events, LocalDate end, int span) {
        long sum = LongStream.range(0, span)
                .map(back -> events.getOrDefault(end.minusDays(back), 0L))
                .sum();
        return (int) Math.min(Integer.MAX_VALUE, sum);
    }
}
