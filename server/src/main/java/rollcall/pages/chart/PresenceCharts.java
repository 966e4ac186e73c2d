package rollcall.pages.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import rollcall.analysis.activity.ActiveInstances;
import rollcall.analysis.instances.InstanceState;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Trend;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.filter.InstanceLinks;
import rollcall.pages.text.Messages;
import rollcall.rollup.LaneSets;

/** Makes charts of active and of new instances from trends. */
public final class PresenceCharts {
    private static final int WEEK = 7;

    private PresenceCharts() {}

    /** Active instances over time. If a point is one day, a second line counts those active in the 7 days that end on the day. */
    public static Chart presence(PageRequest pageRequest, Trend points, InstanceLinks links) {
        List<Trend.Line> lines =
                new ArrayList<>(List.of(new Trend.Line(Messages.get("chart.line-reported"), points.active())));
        points.lines().stream()
                .filter(trendLine -> trendLine.value().equals(ActiveInstances.IN_7_DAYS))
                .filter(trendLine -> trendLine.counts().stream().anyMatch(Objects::nonNull))
                .forEach(trendLine ->
                        lines.add(new Trend.Line(Messages.get("chart.line-in-7-days"), trendLine.counts())));
        String title = Messages.get("chart.instances-that-reported", PointWords.each(points));
        return counts(pageRequest, "presence", title, "line", points, lines, "")
                .with(new Chart.PointLinks(
                        links.beforeDay(),
                        List.of(),
                        List.of(InstanceLinks.ofWindow(points.span()), InstanceLinks.ofWindow(WEEK))));
    }

    /**
     * New instances as bars in a chart of their own. Beside all active instances they would be a flat line.
     *
     * @param population who is counted
     */
    public static Chart newcomers(PageRequest pageRequest, Population population, Trend points, InstanceLinks links) {
        String title = Messages.get("chart.new-instances", PointWords.each(points));
        return counts(
                        pageRequest,
                        "newcomers",
                        title,
                        "bars",
                        points,
                        List.of(new Trend.Line(
                                Messages.get("chart.line-new"),
                                points.lines().get(0).counts())),
                        population.isEstablished() ? establishedLater() : "")
                .with(new Chart.PointLinks(
                        links.beforeDay(),
                        List.of(),
                        List.of(InstanceLinks.ofState(InstanceState.NEW, points.span()))));
    }

    private static String establishedLater() {
        return " " + Messages.get("chart.established-later", LaneSets.ESTABLISHED_AFTER_DAYS);
    }

    private static Chart counts(
            PageRequest pageRequest,
            String id,
            String title,
            String shape,
            Trend points,
            List<Trend.Line> lines,
            String more) {
        return new Chart(
                id,
                title,
                new Chart.Look(shape, "presence", "count"),
                PointWords.head(points),
                List.of(),
                Charts.names(lines),
                Charts.rows(points, Map.of(), lines),
                List.of(),
                PointWords.ofPresence(pageRequest, points) + more,
                Links.csv(pageRequest, "days"));
    }
}
