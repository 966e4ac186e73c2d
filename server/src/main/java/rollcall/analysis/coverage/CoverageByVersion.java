package rollcall.analysis.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.versions.VersionLevel;
import rollcall.report.Version;
import rollcall.rollup.read.LatestState;

/**
 * How many instances of each version report a field, by each one's latest report in 7 days.
 *
 * @param level how finely versions are told apart
 * @param versions newest first
 */
public record CoverageByVersion(VersionLevel level, List<Row> versions) {
    /** A version of fewer instances says nothing of itself. */
    public static final int ENOUGH = 5;

    private static final int BYTES_OF_A_ROW = 120;

    private record Question(Dimension version, Dimension field) {}

    /**
     * A version, or a group.
     *
     * @param active how many have it
     * @param reported how many of those report the field
     */
    public record Row(String version, int active, int reported) {
        boolean isMost() {
            return 2 * reported >= active;
        }
    }

    /**
     * The first version whose instances report the field.
     *
     * @param version most of its instances, and of those of each newer version, report the field
     * @param older the instances of all older versions together
     */
    public record Since(String version, Row older) {}

    /** @param version the field that names an instance's version */
    public static CoverageByVersion of(Population population, Dimension version, Dimension field) {
        return population.answer(
                new Question(version, field),
                answer -> (long) BYTES_OF_A_ROW * answer.versions.size(),
                () -> count(population, version, field));
    }

    private static CoverageByVersion count(Population population, Dimension version, Dimension field) {
        LatestState state = population.now(Distributions.DAYS);
        RoaringBitmap members = population.members(state);
        RoaringBitmap reported = state.reported(field.name());
        Map<String, RoaringBitmap> sets = state.of(version.name(), version.kind());
        sets.values().removeIf(who -> !RoaringBitmap.intersects(who, members));
        VersionLevel level = VersionLevel.of(null, sets.keySet());
        TreeMap<Version, Row> rows = new TreeMap<>((one, other) -> other.compareTo(one));
        sets.forEach((text, who) -> {
            RoaringBitmap here = RoaringBitmap.and(who, members);
            Row row = new Row(level.of(text), here.getCardinality(), RoaringBitmap.andCardinality(here, reported));
            rows.merge(new Version(row.version), row, CoverageByVersion::together);
        });
        return new CoverageByVersion(level, List.copyOf(rows.values()));
    }

    private static Row together(Row one, Row other) {
        return new Row(one.version, one.active + other.active, one.reported + other.reported);
    }

    /** Since which version the field is reported; empty if most of the newest do not report it, or if those of every version do. */
    public Optional<Since> since() {
        List<Row> enough = enough();
        List<Row> newer = enough.stream().takeWhile(Row::isMost).toList();
        if (newer.isEmpty() || newer.size() == enough.size()) {
            return Optional.empty();
        }
        Row first = newer.get(newer.size() - 1);
        return Optional.of(new Since(
                first.version,
                versions.subList(versions.indexOf(first) + 1, versions.size()).stream()
                        .reduce(CoverageByVersion::together)
                        .orElseThrow()));
    }

    /** Whether most instances of every version that enough have report the field. */
    public boolean isAlways() {
        return !enough().isEmpty() && enough().stream().allMatch(Row::isMost);
    }

    /** Whether no version is run by enough instances. */
    public boolean isTooFew() {
        return enough().isEmpty();
    }

    private List<Row> enough() {
        List<Row> enough = new ArrayList<>(versions);
        enough.removeIf(row -> row.active < ENOUGH);
        return enough;
    }
}
