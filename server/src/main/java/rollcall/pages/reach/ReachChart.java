package rollcall.pages.reach;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import rollcall.analysis.trends.Trend;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.chart.Chart;
import rollcall.pages.chart.Charts;
import rollcall.pages.chart.PointWords;
import rollcall.pages.text.Messages;

/** The share of the instances in reach over time. */
final class ReachChart {
    private ReachChart() {}

    /** Whether there is anything to draw: a point with reports at which somebody is in reach. */
    static boolean isDrawn(Trend points) {
        return points.lines().get(0).counts().stream().filter(Objects::nonNull).anyMatch(count -> count > 0);
    }

    static Chart of(PageRequest pageRequest, ReachQuestion question, Trend points, ReachLinks links) {
        Map<String, List<Integer>> whole = new LinkedHashMap<>();
        whole.put(Messages.get("chart.active"), points.active());
        if (points.unusable().stream().anyMatch(count -> count != null && count > 0)) {
            whole.put(Messages.get("chart.no-usable-version"), points.unusable());
        }
        whole.put(Messages.get("chart.reported"), points.reported());
        return new Chart(
                        "reach",
                        Messages.get("reach.chart", question.asked().words()),
                        new Chart.Look("line", "names", "share"),
                        PointWords.head(points),
                        List.copyOf(whole.keySet()),
                        List.of(Messages.get("reach.in-reach")),
                        Charts.rows(points, whole, points.lines()),
                        List.of(),
                        points.span() == 1
                                ? Messages.get("reach.chart-of-day")
                                : Messages.get("reach.chart-of-days", points.span()),
                        Links.csv(pageRequest, "days"))
                .with(links.points(points.span(), whole.size()));
    }
}
