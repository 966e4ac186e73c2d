package rollcall.pages.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.events.EventDays;
import rollcall.analysis.population.Condition.EventDetail;
import rollcall.analysis.trends.Trend;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.chart.Chart;
import rollcall.pages.chart.Charts;
import rollcall.pages.chart.Lines;
import rollcall.pages.chart.PointWords;
import rollcall.pages.filter.SenderLinks;
import rollcall.pages.text.Messages;

/** Makes the charts that show one event over time. */
final class EventCharts {
    /** The most points of a chart. It is lower than {@link Charts#MOST_POINTS} because two charts stand side by side. */
    static final int MOST_POINTS = 90;

    private static final Chart.Look LINE = new Chart.Look("line", "presence", "count");
    private static final Chart.Look AREA = new Chart.Look("area", "versions", "count");

    private EventCharts() {}

    /**
     * The number of instances that sent the event.
     *
     * @param beforeDay the beginning of the links to those of a point; null for none
     */
    static Chart instances(PageRequest pageRequest, EventDays.OverTime points, @Nullable String beforeDay) {
        Trend daily = points.daily();
        Trend sent = daily.with(List.of(new Trend.Line(Messages.get("events.line-instances"), daily.active())));
        return chart(
                        "instances-a-day",
                        Messages.get("events.instances-over-time", PointWords.each(daily)),
                        LINE,
                        Map.of(),
                        sent,
                        PointWords.ofSenders(pageRequest, sent),
                        Links.csv(pageRequest, "days"))
                .with(beforeDay == null ? null : new Chart.PointLinks(beforeDay, List.of(), List.of("")));
    }

    /** How often the event was sent. Events are no instances, so that their points have no lists. */
    static Chart events(PageRequest pageRequest, EventDays.OverTime points, @Nullable String beforeDay) {
        Trend daily = points.daily();
        Trend sent = daily.with(daily.lines().stream()
                .map(line -> new Trend.Line(Messages.get("events.line-events"), line.counts()))
                .toList());
        return chart(
                "events-a-day",
                Messages.get("events.events-over-time", PointWords.each(daily)),
                LINE,
                Map.of(),
                sent,
                PointWords.ofEvents(pageRequest, sent),
                Links.csv(pageRequest, "days"));
    }

    /** The versions of the instances that sent the event. */
    static Chart versions(PageRequest pageRequest, EventDays.OverTime points, @Nullable String beforeDay) {
        Lines lines = Lines.sentWith(points.versions());
        Trend versions = points.versions().with(lines.shown());
        String twice = versions.span() == 1 ? "" : " " + Messages.get("events.upgraded-instances-count");
        String words = lines.rest()
                + (lines.rest().isEmpty() ? "" : " ")
                + PointWords.ofSenders(pageRequest, versions)
                + twice;
        List<String> ofLines = new ArrayList<>();
        lines.shown().forEach(line -> ofLines.add(SenderLinks.after(EventDetail.version(line.value()))));
        return chart(
                        "versions-over-time",
                        Messages.get("events.versions-over-time", PointWords.each(versions)),
                        AREA,
                        Map.of(Messages.get("events.sent-it"), versions.active()),
                        versions,
                        words,
                        Links.csv(pageRequest, "versions.days"))
                .with(beforeDay == null ? null : new Chart.PointLinks(beforeDay, List.of(""), ofLines));
    }

    private static Chart chart(
            String id,
            String title,
            Chart.Look look,
            Map<String, List<Integer>> whole,
            Trend points,
            String words,
            String csv) {
        return new Chart(
                id,
                title,
                look,
                PointWords.head(points),
                List.copyOf(whole.keySet()),
                points.lines().stream().map(Trend.Line::value).toList(),
                Charts.rows(points, whole, points.lines()),
                List.of(),
                words,
                csv);
    }
}
