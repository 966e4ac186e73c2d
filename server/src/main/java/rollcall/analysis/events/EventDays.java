package rollcall.analysis.events;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.analysis.time.Comparison;
import rollcall.analysis.time.Points;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Trend;
import rollcall.report.Product;
import rollcall.rollup.read.EventRollupReader;
import rollcall.rollup.read.EventUnion;
import rollcall.store.rollups.EventUseDao;

/** One event over time: on how many instances it happened, how often, and in which versions. */
public final class EventDays {
    private final EventRollupReader events;
    private final EventUseDao counts;
    private final EventPoints points;

    EventDays(EventRollupReader events, EventUseDao counts) {
        this.events = events;
        this.counts = counts;
        this.points = new EventPoints(events);
    }

    /**
     * One name as charts show it, in points of 1, 7 or 28 days. A point has the number of instances that sent it on any of its days, and
     * the sum of its events. Today is not shown, except on the first day that has an event.
     *
     * <p>Of many versions, those that most instances sent it with have a line: by the sum of each day's instances, whoever the senders are.
     *
     * @param most how many points and lines of versions fit into the chart; there are more points if even points of 28 days do not fit
     */
    public OverTime points(Senders senders, String name, Range range, Most most) {
        Points points = Points.of(range, most.points());
        Optional<OverTime> over = senders.areAll()
                ? events.finished()
                        .of(
                                senders.product().id(),
                                points.from(),
                                range.lastWholeDay().plusDays(1),
                                new PointsOf(name, points, most.lines()),
                                found -> found.map(OverTime::bytes).orElse(0L),
                                last -> pointsOver(senders, name, range, points, most.lines()))
                : pointsOver(senders, name, range, points, most.lines());
        return over == null || over.isEmpty() ? pointsSoFar(senders, name, range, most) : over.get();
    }

    private record PointsOf(String name, Points points, int lines) {}

    /** The days that are over; empty if the event was not sent on them and today may be shown. */
    private Optional<OverTime> pointsOver(Senders senders, String name, Range range, Points points, int lines) {
        List<EventUseDao.EventDay> days = days(senders.product(), name, points.from(), range.lastWholeDay());
        return days.isEmpty() && !range.isOver()
                ? Optional.empty()
                : Optional.of(points(senders, name, points, days, lines));
    }

    private OverTime pointsSoFar(Senders senders, String name, Range range, Most most) {
        Points points = Points.shown(range, most.points(), false);
        return points(senders, name, points, days(senders.product(), name, points.from(), range.to()), most.lines());
    }

    private OverTime points(Senders senders, String name, Points shown, List<EventUseDao.EventDay> all, int lines) {
        EventVersions versions = EventVersions.largest(all, lines);
        List<EventUseDao.EventDay> days = versions.of(all);
        OverTime found = EventTrends.of(senders, shown, days, points(senders, name, shown, days));
        return new OverTime(found.daily(), versions.ofMore(found.versions()));
    }

    /**
     * One result for each point. Of some instances, those that sent the event decide which results are remembered, so that a report of another one
     * does not make them be counted anew.
     */
    private Map<LocalDate, EventPoints.Point> points(
            Senders senders, String name, Points shown, List<EventUseDao.EventDay> days) {
        if (senders.areAll()) {
            return points.of(senders, name, shown, days);
        }
        LocalDate last = shown.ends().get(shown.ends().size() - 1);
        Map<String, EventUnion> sent = events.all(senders.product().id(), List.of(name), shown.from(), last);
        return points.of(senders.those(sent.getOrDefault(name, new EventUnion()).instances()), name, shown, days);
    }

    /** How many points and lines a chart has room for. */
    public record Most(int points, int lines) {}

    /** One name on each day of a range. The range includes today, which is not over. */
    public OverTime each(Senders senders, String name, Range range) {
        Points daily = Points.eachDay(range);
        List<EventUseDao.EventDay> days = days(senders.product(), name, range.from(), range.to());
        return EventTrends.of(senders, daily, days, points(senders, name, daily, days));
    }

    /**
     * The earlier points of a name's trends, with lines of the same versions first. Points before the first day that has an event are gaps.
     *
     * @param senders those of the earlier days
     */
    public OverTime earlier(Senders senders, String name, Comparison comparison, OverTime now) {
        Product product = senders.product();
        Points earlier = comparison.earlier(now.daily().span(), now.daily().days());
        List<LocalDate> ends = earlier.ends();
        List<EventUseDao.EventDay> days = days(product, name, earlier.from(), ends.get(ends.size() - 1));
        OverTime found = EventTrends.of(senders, earlier, days, points(senders, name, earlier, days));
        LocalDate firstDay = counts.firstDay(product.id()).orElse(LocalDate.MAX);
        return EventTrends.since(firstDay, EventTrends.withVersionsOf(now, found));
    }

    private List<EventUseDao.EventDay> days(Product product, String name, LocalDate from, LocalDate to) {
        return events.names().days(product.id(), name, from, to);
    }

    /**
     * One event over time.
     *
     * @param daily how many instances sent it, with one line "events" that counts how often, if that is known of these instances
     * @param versions how many instances sent it, with one line for each version, newest first
     */
    public record OverTime(Trend daily, Trend versions) {
        /** How much memory it takes, roughly. */
        public long bytes() {
            return daily.bytes() + versions.bytes();
        }
    }
}
