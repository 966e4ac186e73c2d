package rollcall.analysis.fields;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import rollcall.analysis.time.Points;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Standing;
import rollcall.analysis.trends.Trend;
import rollcall.analysis.trends.Trends;
import rollcall.report.Product;
import rollcall.report.Unusable;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.RollupReader;
import rollcall.rollup.read.Series;

/**
 * Fields over time. Points of one day are made from cardinalities alone. Bitmaps are read for points of several days, and for fields of
 * which an instance may report several values.
 */
public final class FieldTrends {
    private final RollupReader rollupReader;
    private final Standings standings;

    FieldTrends(RollupReader rollupReader, Standings standings) {
        this.rollupReader = rollupReader;
        this.standings = standings;
    }

    /** Fields day by day. The range includes today, which is not over. */
    Map<String, Trend> daily(Product product, List<Dimension> dimensions, Range range) {
        return trends(
                product, dimensions, Points.eachDay(range), counts(product, dimensions, range.from(), range.to()));
    }

    /** The points of charts; the last day alone if no day before it has data. */
    Map<String, Trend> points(Product product, List<Dimension> dimensions, Range range, int most) {
        Points points = Points.of(range, most);
        var counts = counts(product, dimensions, points.from(), range.to());
        boolean any = counts.get(SeriesKey.ACTIVE).hasUntil(range.lastWholeDay());
        return trends(product, dimensions, Points.shown(range, most, any), counts);
    }

    /**
     * One field's standing at each point.
     *
     * @param counts the cardinalities of {@link Standings#fields}
     */
    public NavigableMap<LocalDate, Standing> standings(
            Product product, Dimension dimension, Points points, Map<String, Series<Integer>> counts) {
        if (points.span() > 1 || dimension.many()) {
            return standings.of(product, dimension, points.span(), points.ends(), counts);
        }
        NavigableMap<LocalDate, Standing> days = new TreeMap<>();
        points.ends().forEach(day -> days.put(day, ofDay(dimension, day, counts)));
        return days;
    }

    private Map<String, Series<Integer>> counts(
            Product product, List<Dimension> dimensions, LocalDate from, LocalDate to) {
        return rollupReader.counts(product.id(), Standings.fields(dimensions), from, to);
    }

    private Map<String, Trend> trends(
            Product product, List<Dimension> dimensions, Points points, Map<String, Series<Integer>> counts) {
        Map<String, Trend> trends = new LinkedHashMap<>();
        dimensions.forEach(
                each -> trends.put(each.name(), Trends.of(each, points, standings(product, each, points, counts))));
        return trends;
    }

    /** The standing of a day, for a field of one value: no instance is counted under two values on one day. */
    private static Standing ofDay(Dimension dimension, LocalDate day, Map<String, Series<Integer>> counts) {
        Map<String, Integer> values = new HashMap<>(counts.get(dimension.name()).on(day));
        boolean hasUnknown = VersionSpelling.hasUnknown(dimension.kind());
        int unusable = hasUnknown ? values.getOrDefault(Unusable.UNKNOWN.code(), 0) : 0;
        for (var entry : counts.get(SeriesKey.UNUSABLE).on(day).entrySet()) {
            unusable += entry.getKey().startsWith(dimension.name() + " ") ? entry.getValue() : 0;
        }
        Map<String, Integer> spelled =
                hasUnknown ? VersionSpelling.merged(dimension.kind(), values, Integer::sum) : values;
        int reported = spelled.values().stream().mapToInt(Integer::intValue).sum();
        spelled.remove(SeriesKey.NONE);
        return new Standing(
                counts.get(SeriesKey.ACTIVE).on(day).getOrDefault(SeriesKey.NONE, 0), reported, unusable, spelled);
    }
}
