package rollcall.analysis.errors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Dimension;
import rollcall.report.Version;
import rollcall.rollup.read.LatestState;

/**
 * How many of a version's instances count how many errors, by each instance's latest report of 7 days.
 *
 * @param instances in each of the field's ranges, the lowest one first
 */
public record VersionRanges(String version, List<Integer> instances) {
    private static final int DAYS = 7;
    private static final long BYTES = 200;

    private record Question(Dimension version, Dimension errors) {}

    /** How many report the field. */
    public int of() {
        return instances.stream().mapToInt(Integer::intValue).sum();
    }

    /** The versions of whose instances one reports the field, newest first. */
    public static List<VersionRanges> now(Population population, Dimension version, Dimension errors) {
        return population.answer(
                new Question(version, errors), rows -> BYTES * rows.size(), () -> count(population, version, errors));
    }

    private static List<VersionRanges> count(Population population, Dimension version, Dimension errors) {
        LatestState state = population.now(DAYS);
        RoaringBitmap members = population.members(state);
        Map<String, RoaringBitmap> ranges = state.of(errors.name(), errors.kind(), errors.labels());
        List<VersionRanges> rows = new ArrayList<>();
        state.of(version.name(), version.kind()).forEach((each, who) -> {
            RoaringBitmap here = RoaringBitmap.and(members, who);
            VersionRanges row = new VersionRanges(
                    each,
                    errors.labels().stream()
                            .map(label ->
                                    RoaringBitmap.andCardinality(here, ranges.getOrDefault(label, new RoaringBitmap())))
                            .toList());
            if (row.of() > 0) {
                rows.add(row);
            }
        });
        rows.sort(Comparator.<VersionRanges, Version>comparing(row -> new Version(row.version))
                .reversed());
        return List.copyOf(rows);
    }
}
