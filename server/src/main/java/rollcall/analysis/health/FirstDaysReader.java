package rollcall.analysis.health;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.fields.FieldTrends;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.Population;
import rollcall.analysis.population.ReleaseOutcome;
import rollcall.analysis.population.ReleaseSets;
import rollcall.analysis.time.Points;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Standing;
import rollcall.analysis.versions.VersionAdoption.Reach;
import rollcall.rollup.read.LatestState;

/**
 * Reads the first days of a release. The question's lanes and conditions hold by each instance's latest report: for the uptake that of each
 * day's 7 days, for those that were upgraded that before the release.
 *
 * @param errors null if there is no such field
 * @param days how many
 */
record FirstDaysReader(
        Population population,
        ReleaseTrain train,
        Dimension version,
        @Nullable Dimension errors,
        int days) {
    FirstDays read(FollowedRelease release) {
        LocalDate last = release.since().plusDays(days - 1L);
        RoaringBitmap members = population.members(population.at(release.since().minusDays(1), Condition.DAYS));
        ReleaseSets sets = ReleaseSets.of(population, version, release.version(), release.since(), last);
        return new FirstDays(
                release,
                uptake(release, last),
                silent(sets, members, last),
                rolledBack(sets, members, last),
                errors(release, last));
    }

    private List<@Nullable Reach> uptake(FollowedRelease release, LocalDate last) {
        List<LocalDate> ends = release.since().datesUntil(last.plusDays(1)).toList();
        Map<LocalDate, Standing> standings = FieldTrends.standings(
                population, version, new Points(Distributions.DAYS, ends), train.from(release, last));
        List<@Nullable Reach> uptake = new ArrayList<>();
        ends.forEach(day -> uptake.add(reach(Objects.requireNonNull(standings.get(day)))));
        return Collections.unmodifiableList(uptake);
    }

    private static @Nullable Reach reach(Standing standing) {
        int have =
                standing.counts().values().stream().mapToInt(Integer::intValue).sum();
        return standing.reported() == 0 ? null : new Reach(have, standing.reported());
    }

    private Fraction silent(ReleaseSets sets, RoaringBitmap members, LocalDate last) {
        return days > ReleaseOutcome.QUIET
                ? part(sets.silent(), sets.cameBy(last.minusDays(ReleaseOutcome.QUIET)), members)
                : new Fraction(0, 0);
    }

    private Fraction rolledBack(ReleaseSets sets, RoaringBitmap members, LocalDate last) {
        return days > 1 ? part(sets.rolledBack(), sets.cameBy(last.minusDays(1)), members) : new Fraction(0, 0);
    }

    private static Fraction part(RoaringBitmap with, RoaringBitmap of, RoaringBitmap members) {
        return new Fraction(RoaringBitmap.andCardinality(with, members), RoaringBitmap.andCardinality(of, members));
    }

    private ErrorRanges errors(FollowedRelease release, LocalDate last) {
        if (errors == null) {
            return ErrorRanges.NONE;
        }
        List<String> versions = train.rows().stream()
                .map(row -> row.version())
                .filter(text -> ReleaseTrain.isSame(text, release.version()))
                .toList();
        LatestState state = population.at(last, Distributions.DAYS);
        var onRelease = state.of(version.name(), version.kind(), versions);
        RoaringBitmap who = RoaringBitmap.and(
                population.members(state), RoaringBitmap.or(onRelease.values().iterator()));
        var ranges = state.of(errors.name(), errors.kind(), errors.labels());
        return new ErrorRanges(
                errors.labels(),
                errors.labels().stream()
                        .map(label ->
                                RoaringBitmap.andCardinality(who, ranges.getOrDefault(label, new RoaringBitmap())))
                        .toList(),
                onRelease.keySet().stream().sorted().toList());
    }
}
