package rollcall.analysis.fields;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Share;
import rollcall.analysis.trends.Trend;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.Product;
import rollcall.report.Unusable;
import rollcall.report.Version;
import rollcall.rollup.SeriesKey;
import rollcall.rollup.read.RollupReader;

/** How the values of fields are distributed, now and over time. */
public final class Distributions {
    private final LatestReports latestReports;
    private final FieldTrends trends;

    public Distributions(RollupReader rollupReader) {
        this.latestReports = new LatestReports(rollupReader);
        this.trends = new FieldTrends(rollupReader, new Standings(rollupReader));
    }

    /** One field by each instance's latest report in 7 days. */
    public Distribution now(Product product, Dimension dimension, LocalDate today) {
        return now(product, List.of(dimension), today).get(dimension.name());
    }

    /** Several fields at once, by name and in their order. Needs as many queries as one field. */
    public Map<String, Distribution> now(Product product, List<Dimension> dimensions, LocalDate today) {
        LastKnownState lastKnownState = latestReports.of(product, names(dimensions), today);
        int active = lastKnownState.active();
        return byName(
                dimensions,
                each -> distribution(
                        each, active, lastKnownState.of(each.name()), NoVersions.of(each, lastKnownState)));
    }

    /**
     * Two fields of one value together, by each instance's latest report in 7 days, for example "postgresql 16". The most frequent pair
     * comes first. {@code reported} counts the instances that report both.
     */
    public Distribution together(Product product, Dimension first, Dimension second, LocalDate today) {
        LastKnownState lastKnownState = latestReports.of(product, names(List.of(first, second)), today);
        Map<String, RoaringBitmap> seconds = VersionSpelling.ofSets(second.kind(), lastKnownState.of(second.name()));
        Map<String, RoaringBitmap> both = new HashMap<>();
        VersionSpelling.ofSets(first.kind(), lastKnownState.of(first.name()))
                .forEach((a, saysA) ->
                        seconds.forEach((b, saysB) -> both.put(a + " " + b, RoaringBitmap.and(saysA, saysB))));
        both.values().removeIf(RoaringBitmap::isEmpty);
        Dimension pair = Dimension.of(first.name() + " " + second.name(), FieldKind.NAMES);
        Distribution spread = distribution(pair, lastKnownState.active(), both, NoVersions.of(second, lastKnownState));
        return new Distribution(
                spread.field(), true, spread.active(), spread.reported(), spread.unusable(), spread.shares());
    }

    /**
     * The versions of each part, by each instance's latest report in 7 days, for example how many of "postgresql" run 16. The most frequent
     * version comes first. Shares are of all instances that report the part. An instance whose version is missing or unusable is in none of
     * them.
     *
     * @param part a field of one value
     * @param version of that part
     */
    public Map<String, List<Share>> versionsOf(Product product, Dimension part, Dimension version, LocalDate today) {
        LastKnownState lastKnownState = latestReports.of(product, names(List.of(part, version)), today);
        Map<String, RoaringBitmap> versions = VersionSpelling.ofSets(version.kind(), lastKnownState.of(version.name()));
        Map<String, RoaringBitmap> parts = VersionSpelling.ofSets(part.kind(), lastKnownState.of(part.name()));
        int reported = RoaringBitmap.or(parts.values().iterator()).getCardinality();
        Map<String, List<Share>> shares = new HashMap<>();
        parts.forEach((value, instances) -> shares.put(value, versionsOf(instances, versions, reported)));
        return shares;
    }

    private static List<Share> versionsOf(RoaringBitmap part, Map<String, RoaringBitmap> versions, int reported) {
        return versions.entrySet().stream()
                .filter(version -> !version.getKey().equals(SeriesKey.NONE))
                .map(version ->
                        share(version.getKey(), RoaringBitmap.andCardinality(part, version.getValue()), reported))
                .filter(share -> share.instances() > 0)
                .sorted(Comparator.comparingInt(Share::instances)
                        .reversed()
                        .thenComparing(share -> new Version(share.value()), Comparator.reverseOrder()))
                .toList();
    }

    /** One field day by day. The range includes today, which is not over. */
    public Trend over(Product product, Dimension dimension, Range range) {
        return over(product, List.of(dimension), range).get(dimension.name());
    }

    /** Several fields day by day, by name and in their order. */
    public Map<String, Trend> over(Product product, List<Dimension> dimensions, Range range) {
        return trends.daily(product, dimensions, range);
    }

    /** One field as a chart shows it. */
    public Trend points(Product product, Dimension dimension, Range range, int most) {
        return points(product, List.of(dimension), range, most).get(dimension.name());
    }

    /**
     * Several fields as charts show them, by name and in their order, in points of 1, 7 or 28 days. A point has each instance's latest
     * report of its days. Today is not shown, except on a product's first day.
     *
     * @param most how many points fit into the chart; there are more if even points of 28 days do not fit
     */
    public Map<String, Trend> points(Product product, List<Dimension> dimensions, Range range, int most) {
        return trends.points(product, dimensions, range, most);
    }

    /** Computes the standing of a field at given points. */
    public FieldTrends trends() {
        return trends;
    }

    private static Distribution distribution(
            Dimension dimension, int active, Map<String, RoaringBitmap> asKept, Map<Unusable, Integer> unusable) {
        Map<String, RoaringBitmap> sets = VersionSpelling.ofSets(dimension.kind(), asKept);
        int reported = RoaringBitmap.or(sets.values().iterator()).getCardinality();
        Map<String, Integer> counts = new HashMap<>();
        sets.forEach((value, set) -> counts.put(value, set.getCardinality()));
        counts.remove(SeriesKey.NONE);
        List<Share> shares = dimension.inOrder(counts).stream()
                .map(value -> share(value, counts.getOrDefault(value, 0), reported))
                .toList();
        return new Distribution(dimension.name(), dimension.kind().isVersion(), active, reported, unusable, shares);
    }

    private static Share share(String value, int instances, int reported) {
        return new Share(value, instances, reported == 0 ? 0 : (double) instances / reported);
    }

    private static Set<String> names(List<Dimension> dimensions) {
        Set<String> names = dimensions.stream().map(Dimension::name).collect(Collectors.toSet());
        names.addAll(Set.of(SeriesKey.ACTIVE, SeriesKey.UNUSABLE));
        return names;
    }

    private static <T> Map<String, T> byName(List<Dimension> dimensions, Function<Dimension, T> answer) {
        Map<String, T> answers = new LinkedHashMap<>();
        dimensions.forEach(each -> answers.put(each.name(), answer.apply(each)));
        return answers;
    }
}
