package rollcall.pages.performance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.performance.Amount;
import rollcall.analysis.performance.FleetHistogram;
import rollcall.analysis.performance.FleetSum;
import rollcall.analysis.performance.Percentile;
import rollcall.analysis.performance.Performance;
import rollcall.analysis.performance.PerformanceTrend;
import rollcall.analysis.performance.PerformanceTrend.Point;
import rollcall.analysis.performance.PerformanceTrend.Said;
import rollcall.gate.value.HistogramPart;
import rollcall.gate.vocabulary.Field;

/** The numbers of the page as files. A limit that is beyond the last bound is an empty cell. */
final class PerformanceCsv {
    private static final int DIGITS = 6;

    private PerformanceCsv() {}

    static List<List<String>> percentiles(PerformanceTrend<Said> trend, LocalDate today) {
        List<String> head = head("counted");
        HistogramAnswer.PERCENTS.forEach(percent -> addLimits(head, "p" + percent));
        List<List<String>> rows = new ArrayList<>(List.of(head));
        for (Point<Said> point : trend.points()) {
            List<String> row = row(point, today);
            Said said = point.value();
            add(row, said == null ? null : said.total());
            for (int i = 0; i < HistogramAnswer.PERCENTS.size(); i++) {
                add(row, said == null ? null : said.percentiles().get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    static List<List<String>> sums(PerformanceTrend<Amount> trend, LocalDate today) {
        List<List<String>> rows = new ArrayList<>(List.of(head("total")));
        for (Point<Amount> point : trend.points()) {
            List<String> row = row(point, today);
            add(row, point.value());
            rows.add(row);
        }
        return rows;
    }

    /** By bound: what was counted, and how many instances have their own percentiles there. */
    static List<List<String>> bounds(Field field, FleetHistogram histogram) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("bound", "counted", "counted_low", "counted_high", "instances_own_p50", "instances_own_p95"));
        List<String> names = FleetHistogram.names(field.bounds());
        for (int i = 0; i < names.size(); i++) {
            List<String> row = new ArrayList<>(List.of(names.get(i)));
            add(row, histogram.counts().get(i));
            for (int percent : HistogramPart.PERCENTILES) {
                row.add(String.valueOf(histogram.ownOf(percent).get(i)));
            }
            rows.add(row);
        }
        return rows;
    }

    static List<List<String>> classes(FleetSum sum) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("value", "low", "high", "instances"));
        sum.classes()
                .forEach(each -> rows.add(List.of(
                        each.number().label(),
                        plain(each.number().low()),
                        plain(each.number().high()),
                        String.valueOf(each.instances()))));
        return rows;
    }

    static List<List<String>> versions(Field field, Performance now, boolean histogram) {
        List<String> head = new ArrayList<>(List.of("version", "instances"));
        addLimits(head, histogram ? "counted" : "total");
        if (histogram) {
            HistogramAnswer.PERCENTS.forEach(percent -> addLimits(head, "p" + percent));
        }
        List<List<String>> rows = new ArrayList<>(List.of(head));
        for (Performance.OfVersion each : now.versions()) {
            List<String> row = new ArrayList<>(
                    List.of(each.version(), String.valueOf(each.tally().reported())));
            FleetHistogram of = FleetHistogram.of(field.bounds(), each.tally());
            add(row, histogram ? of.total() : FleetSum.of(each.tally()).total());
            if (histogram) {
                HistogramAnswer.PERCENTS.forEach(percent -> add(row, of.percentile(percent)));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> head(String what) {
        List<String> head = new ArrayList<>(List.of("day", "complete", "active", "reported"));
        addLimits(head, what);
        return head;
    }

    private static void addLimits(List<String> head, String name) {
        head.addAll(List.of(name, name + "_low", name + "_high"));
    }

    private static List<String> row(Point<?> point, LocalDate today) {
        return new ArrayList<>(List.of(
                point.end().toString(),
                point.end().isBefore(today) ? "yes" : "no",
                String.valueOf(point.active()),
                String.valueOf(point.reported())));
    }

    private static void add(List<String> row, @Nullable Amount amount) {
        row.addAll(
                amount == null
                        ? List.of("", "", "")
                        : List.of(plain(amount.value()), plain(amount.low()), plain(amount.high())));
    }

    private static void add(List<String> row, @Nullable Percentile percentile) {
        row.addAll(
                percentile == null
                        ? List.of("", "", "")
                        : List.of(plain(percentile.value()), plain(percentile.low()), plain(percentile.high())));
    }

    private static String plain(double number) {
        if (Double.isInfinite(number)) {
            return "";
        }
        BigDecimal rounded = BigDecimal.valueOf(number).round(new MathContext(DIGITS));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
