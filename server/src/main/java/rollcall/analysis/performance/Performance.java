package rollcall.analysis.performance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Dimension;
import rollcall.report.Version;
import rollcall.rollup.read.LatestState;

/**
 * What a field of sums or histograms comes to now, by each instance's latest report in 7 days: one day of each.
 *
 * @param all of all instances
 * @param versions of the versions that most of them run, the newest first
 */
public record Performance(ValueCounts all, List<OfVersion> versions) {
    /** So many versions are told apart; each has to be counted by itself. */
    public static final int MOST_VERSIONS = 5;

    private static final int BYTES_OF_A_VALUE = 80;

    /** The instances on one version. */
    public record OfVersion(String version, ValueCounts tally) {}

    private record Question(Dimension field, Dimension version) {}

    /** @param version the field that names an instance's version */
    public static Performance now(Population population, Dimension field, Dimension version) {
        return population.answer(
                new Question(field, version), Performance::bytes, () -> count(population, field, version));
    }

    private long bytes() {
        return (long) BYTES_OF_A_VALUE
                * (all.counts().size()
                        + versions.stream()
                                .mapToInt(each -> each.tally().counts().size())
                                .sum());
    }

    private static Performance count(Population population, Dimension field, Dimension version) {
        LatestState state = population.now(Distributions.DAYS);
        RoaringBitmap members = population.members(state);
        RoaringBitmap reported = RoaringBitmap.and(members, state.reported(field.name()));
        Map<String, RoaringBitmap> values = state.of(field.name(), field.kind());
        ValueCounts all = ValueCounts.of(members, reported, values);
        if (reported.isEmpty()) {
            return new Performance(all, List.of());
        }
        List<OfVersion> versions = new ArrayList<>();
        state.of(version.name(), version.kind()).entrySet().stream()
                .map(each -> Map.entry(each.getKey(), RoaringBitmap.and(reported, each.getValue())))
                .filter(each -> !each.getValue().isEmpty())
                .sorted(Comparator.comparing(each -> -each.getValue().getCardinality()))
                .limit(MOST_VERSIONS)
                .sorted(Comparator.comparing(each -> new Version(each.getKey()), Comparator.reverseOrder()))
                .forEach(each ->
                        versions.add(new OfVersion(each.getKey(), ValueCounts.of(each.getValue(), reported, values))));
        return new Performance(all, versions);
    }

    /** A version and the next older one of those that are told apart; null if there are no two. */
    public @Nullable Two newestTwo() {
        return versions.size() < 2 ? null : new Two(versions.get(0), versions.get(1));
    }

    /** Two versions side by side. */
    public record Two(OfVersion now, OfVersion before) {}
}
