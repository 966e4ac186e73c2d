package rollcall.analysis.population;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.trends.Dimension;
import rollcall.report.Version;
import rollcall.rollup.read.LatestState;

/**
 * The instances that were upgraded to a release on some days, see {@link ReleaseOutcome}, and what became of them. One day is read at a time,
 * and of its versions only those that are not older than the release. Sets that it returns must not be changed.
 *
 * @param first the first day
 * @param came by the end of each day: those that were upgraded on it or before
 * @param rolledBack those that reported an older version after the day on which they were upgraded
 * @param silent those that were upgraded before the last days and did not report in them; nobody if there are no days before them
 */
public record ReleaseSets(LocalDate first, List<RoaringBitmap> came, RoaringBitmap rolledBack, RoaringBitmap silent) {
    private record Question(String field, String release, LocalDate from, LocalDate to) {}

    /** A day, or a window, by the release. */
    private record Sides(RoaringBitmap older, RoaringBitmap on) {}

    /**
     * Counts among all instances, whatever the population's filter.
     *
     * @param version the field that names an instance's version
     * @param from the first day
     * @param to the last day, which is over
     */
    public static ReleaseSets of(
            Population population, Dimension version, String release, LocalDate from, LocalDate to) {
        Population everyone = population.with(Filter.NONE);
        return everyone.answerOfPast(
                new Question(version.name(), release, from, to),
                ReleaseSets::bytes,
                () -> read(everyone, version, new Version(release), from, to));
    }

    private static ReleaseSets read(
            Population everyone, Dimension version, Version release, LocalDate from, LocalDate to) {
        RoaringBitmap before = sides(everyone.at(from.minusDays(1), Condition.DAYS), version, release).older;
        List<RoaringBitmap> came = new ArrayList<>();
        RoaringBitmap here = new RoaringBitmap();
        RoaringBitmap rolledBack = new RoaringBitmap();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            Sides sides = sides(everyone.at(day, 1), version, release);
            rolledBack.or(RoaringBitmap.and(here, sides.older));
            here = RoaringBitmap.or(here, RoaringBitmap.and(before, sides.on));
            came.add(here);
        }
        return new ReleaseSets(from, came, rolledBack, silent(everyone, came, to));
    }

    private static RoaringBitmap silent(Population everyone, List<RoaringBitmap> came, LocalDate to) {
        int followed = came.size() - ReleaseOutcome.QUIET;
        return followed < 1
                ? new RoaringBitmap()
                : RoaringBitmap.andNot(
                        came.get(followed - 1),
                        everyone.at(to, ReleaseOutcome.QUIET).active());
    }

    private static Sides sides(LatestState state, Dimension version, Version release) {
        List<String> notOlder = state.atMost(version.name(), version.kind()).keySet().stream()
                .filter(text -> Version.BY_RELEASE.compare(new Version(text), release) >= 0)
                .toList();
        RoaringBitmap older = state.reported(version.name()).clone();
        RoaringBitmap on = new RoaringBitmap();
        Map<String, RoaringBitmap> sets = state.of(version.name(), version.kind(), notOlder);
        sets.forEach((text, who) -> {
            older.andNot(who);
            if (Version.BY_RELEASE.compare(new Version(text), release) == 0) {
                on.or(who);
            }
        });
        return new Sides(older, on);
    }

    RoaringBitmap of(ReleaseOutcome outcome) {
        return switch (outcome) {
            case CAME -> came.get(came.size() - 1);
            case SILENT -> silent;
            case ROLLED_BACK -> rolledBack;
        };
    }

    /** Those that were upgraded on the first days up to this one. */
    public RoaringBitmap cameBy(LocalDate day) {
        return came.get((int) (day.toEpochDay() - first.toEpochDay()));
    }

    private long bytes() {
        return came.stream().mapToLong(RoaringBitmap::getLongSizeInBytes).sum()
                + rolledBack.getLongSizeInBytes()
                + silent.getLongSizeInBytes();
    }
}
