package rollcall.analysis.population;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.trends.Dimension;
import rollcall.report.Version;
import rollcall.rollup.read.LatestState;

/**
 * The instances that were upgraded to a release on some days, see {@link ReleaseOutcome}, and what became of them. Sets that it returns must not
 * be changed.
 *
 * @param first the first day
 * @param came by the end of each day: those that were upgraded on it or before
 * @param rolledBack those that reported an older version after the day on which they were upgraded
 * @param silent those that were upgraded before the last days and did not report in them; nobody if there are no days before them
 */
public record ReleaseSets(LocalDate first, List<RoaringBitmap> came, RoaringBitmap rolledBack, RoaringBitmap silent) {
    private record Question(String field, String release, LocalDate from, LocalDate to) {}

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
        RoaringBitmap before = older(everyone.at(from.minusDays(1), Condition.DAYS), version, release);
        List<RoaringBitmap> came = new ArrayList<>();
        RoaringBitmap rolledBack = new RoaringBitmap();
        everyone.arrivals(version, from, to, day -> {
            fill(came, from, day.day());
            RoaringBitmap here = last(came);
            rolledBack.or(RoaringBitmap.and(here, day.to(text -> compare(text, release) < 0)));
            RoaringBitmap on = RoaringBitmap.and(before, day.to(text -> compare(text, release) == 0));
            came.add(RoaringBitmap.or(here, on));
        });
        fill(came, from, to.plusDays(1));
        return new ReleaseSets(from, came, rolledBack, silent(everyone, came, to));
    }

    /** On the days before a day that are not there yet nobody came. */
    private static void fill(List<RoaringBitmap> came, LocalDate from, LocalDate day) {
        while (from.plusDays(came.size()).isBefore(day)) {
            came.add(last(came));
        }
    }

    private static RoaringBitmap last(List<RoaringBitmap> came) {
        return came.isEmpty() ? new RoaringBitmap() : came.get(came.size() - 1);
    }

    private static int compare(String version, Version release) {
        return Version.BY_RELEASE.compare(new Version(version), release);
    }

    /** The instances whose latest report has an older version. */
    private static RoaringBitmap older(LatestState state, Dimension version, Version release) {
        List<String> notOlder = state.atMost(version.name(), version.kind()).keySet().stream()
                .filter(text -> compare(text, release) >= 0)
                .toList();
        RoaringBitmap older = state.reported(version.name()).clone();
        state.of(version.name(), version.kind(), notOlder).values().forEach(older::andNot);
        return older;
    }

    private static RoaringBitmap silent(Population everyone, List<RoaringBitmap> came, LocalDate to) {
        int followed = came.size() - ReleaseOutcome.QUIET;
        return followed < 1
                ? new RoaringBitmap()
                : RoaringBitmap.andNot(
                        came.get(followed - 1),
                        everyone.at(to, ReleaseOutcome.QUIET).active());
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
