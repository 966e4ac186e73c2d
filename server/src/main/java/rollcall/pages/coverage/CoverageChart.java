package rollcall.pages.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import rollcall.analysis.coverage.CoverageTrend;
import rollcall.analysis.trends.Trend;
import rollcall.pages.Links;
import rollcall.pages.chart.Chart;
import rollcall.pages.chart.Charts;
import rollcall.pages.chart.PointWords;
import rollcall.pages.filter.InstanceLinks;
import rollcall.pages.text.Messages;

/** The share of the active instances that report a field, over time. */
final class CoverageChart {
    private CoverageChart() {}

    /** Whether anybody was active at a point. */
    static boolean isDrawn(Trend points) {
        return points.active().stream().anyMatch(Objects::nonNull);
    }

    static Chart of(CoverageQuestion question, Trend points) {
        Map<String, List<Integer>> whole = new LinkedHashMap<>();
        whole.put(Messages.get("chart.active"), points.active());
        List<Trend.Line> lines = points.lines().stream()
                .filter(line -> line.value().equals(CoverageTrend.REPORTED) || isAny(line))
                .toList();
        InstanceLinks links = new InstanceLinks(question.pageRequest(), question.vocabulary(), question.population());
        List<String> ends = new ArrayList<>();
        lines.forEach(line -> ends.add(
                line.value().equals(CoverageTrend.REPORTED)
                        ? links.ofReported(question.field())
                        : links.ofUnusable(question.field())));
        return new Chart(
                        "coverage",
                        Messages.get("coverage.over-time", question.title()),
                        new Chart.Look("line", "names", "share"),
                        PointWords.head(points),
                        List.copyOf(whole.keySet()),
                        lines.stream().map(CoverageChart::name).toList(),
                        Charts.rows(points, whole, lines),
                        List.of(),
                        points.span() == 1
                                ? Messages.get("coverage.chart-of-day")
                                : Messages.get("coverage.chart-of-days", points.span()),
                        Links.csv(question.pageRequest(), CoverageCsv.DAYS))
                .with(new Chart.PointLinks(
                        links.beforeDay(points.span(), question.field()),
                        List.of(links.ofField(question.field())),
                        ends));
    }

    private static boolean isAny(Trend.Line line) {
        return line.counts().stream().filter(Objects::nonNull).anyMatch(count -> count > 0);
    }

    private static String name(Trend.Line line) {
        return Messages.get(
                line.value().equals(CoverageTrend.REPORTED) ? "coverage.reported" : "chart.no-usable-value");
    }
}
