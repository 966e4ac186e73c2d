package rollcall.pages.performance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import rollcall.analysis.performance.Amount;
import rollcall.analysis.performance.Percentile;
import rollcall.analysis.performance.PerformanceTrend;
import rollcall.analysis.performance.PerformanceTrend.Point;
import rollcall.analysis.performance.PerformanceTrend.Said;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.chart.Before;
import rollcall.pages.chart.Chart;
import rollcall.pages.text.Amounts;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;

/** The field over time: lines, and dashed ones for the limits. */
final class PerformanceChart {
    private static final String GAP = Numbers.count(null);

    private PerformanceChart() {}

    /** Whether there is anything to draw. */
    static boolean isDrawn(PerformanceTrend<?> trend) {
        return trend.points().stream().anyMatch(point -> point.value() != null);
    }

    static Chart percentiles(
            PerformanceQuestion question, PerformanceTrend<Said> trend, PerformanceLinks links, String csv) {
        Field field = question.field();
        List<Integer> percents = HistogramAnswer.PERCENTS;
        List<String> names = percents.stream()
                .map(percent -> PercentileWords.percent(percent))
                .toList();
        List<Before.Column> limits = new ArrayList<>();
        for (int i = 0; i < percents.size(); i++) {
            int at = i;
            if (percents.get(i) == question.percent()) {
                limits.add(column(
                        trend,
                        "performance.low",
                        names.get(i),
                        said -> percentile(said, at).low()));
                limits.add(column(
                        trend,
                        "performance.high",
                        names.get(i),
                        said -> percentile(said, at).high()));
            } else {
                limits.add(new Before.Column(
                        Messages.get("performance.limits", names.get(i)),
                        null,
                        cells(trend, said -> PercentileWords.between(field, percentile(said, at)))));
            }
        }
        List<Chart.Row> rows = trend.points().stream()
                .map(point -> row(
                        point,
                        names.size(),
                        said -> said.percentiles().stream()
                                .map(percentile -> number(percentile.value()))
                                .toList()))
                .toList();
        String dashed = Messages.get("performance.dashed-of", PercentileWords.percent(question.percent()));
        return chart(field, "performance.over-time", trend, names, rows, limits, dashed, csv)
                .with(links.points(trend.span()));
    }

    private static Percentile percentile(Said said, int at) {
        return said.percentiles().get(at);
    }

    static Chart sums(Field field, PerformanceTrend<Amount> trend, PerformanceLinks links, String csv) {
        String name = Messages.get("performance.total");
        List<Before.Column> limits = List.of(
                column(trend, "performance.low", name, Amount::low),
                column(trend, "performance.high", name, Amount::high));
        List<Chart.Row> rows = trend.points().stream()
                .map(point -> row(point, 1, amount -> List.of(number(amount.value()))))
                .toList();
        String dashed = Messages.get("performance.dashed");
        return chart(field, "performance.sum-over-time", trend, List.of(name), rows, limits, dashed, csv)
                .with(links.points(trend.span()));
    }

    private static Chart chart(
            Field field,
            String title,
            PerformanceTrend<?> trend,
            List<String> names,
            List<Chart.Row> rows,
            List<Before.Column> limits,
            String dashed,
            String csv) {
        int span = trend.span();
        String unit = field.unit() == null ? "" : Messages.get("performance.unit", field.unit()) + " ";
        return new Chart(
                "performance",
                Messages.get(title, FieldWords.title(field)),
                new Chart.Look("line", "names", "amount"),
                span == 1 ? Messages.get("chart.day") : Messages.get("chart.days-to", span),
                List.of(Messages.get("chart.active"), Messages.get("chart.reported")),
                names,
                rows,
                List.of(),
                Map.of(),
                new Before(List.of(), limits),
                unit
                        + (span == 1
                                ? Messages.get("performance.chart-of-day")
                                : Messages.get("performance.chart-of-days", span))
                        + " "
                        + dashed,
                csv,
                null,
                null);
    }

    private static <T> Chart.Row row(Point<T> point, int columns, Function<T, List<String>> counts) {
        T value = point.value();
        Integer active = point.active() == 0 ? null : Integer.valueOf(point.active());
        Integer reported = point.active() == 0 ? null : Integer.valueOf(point.reported());
        return new Chart.Row(
                point.end().toString(),
                List.of(Numbers.count(active), Numbers.count(reported)),
                value == null ? Collections.nCopies(columns, GAP) : counts.apply(value));
    }

    private static <T> Before.Column column(
            PerformanceTrend<T> trend, String key, String name, Function<T, Double> limit) {
        return new Before.Column(Messages.get(key, name), name, cells(trend, value -> number(limit.apply(value))));
    }

    private static <T> List<String> cells(PerformanceTrend<T> trend, Function<T, String> text) {
        return trend.points().stream()
                .map(point -> point.value() == null ? GAP : text.apply(point.value()))
                .toList();
    }

    /** What is beyond the last bound has no place in the drawing. */
    private static String number(double value) {
        return Double.isInfinite(value) ? GAP : Amounts.digits(value);
    }
}
