package rollcall.analysis.population;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.trends.Dimension;
import rollcall.report.Version;

/**
 * The instances that were upgraded to a release on some days, see {@link ReleaseOutcome}, and what became of them. Sets that it returns must not
 * be changed.
 *
 * @param came by the end of each day on which somebody came to a version: those that were upgraded on it or before
 * @param all those that were upgraded on one of the days
 * @param rolledBack those that reported an older version after the day on which they were upgraded
 * @param silent those that were upgraded before the last days and did not report in them; nobody if there are no days before them
 */
public record ReleaseSets(
        NavigableMap<LocalDate, RoaringBitmap> came,
        RoaringBitmap all,
        RoaringBitmap rolledBack,
        RoaringBitmap silent) {
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
        RoaringBitmap before = everyone.at(from.minusDays(1), Condition.DAYS)
                .ofWanted(version.name(), version.kind(), text -> compare(text, release) < 0);
        RoaringBitmap here = new RoaringBitmap();
        RoaringBitmap rolledBack = new RoaringBitmap();
        NavigableMap<LocalDate, RoaringBitmap> came = new TreeMap<>();
        everyone.arrivals(version, from, to, day -> {
            rolledBack.or(RoaringBitmap.and(here, day.to(text -> compare(text, release) < 0)));
            here.or(RoaringBitmap.and(before, day.to(text -> compare(text, release) == 0)));
            came.put(day.day(), here.clone());
        });
        RoaringBitmap quiet = RoaringBitmap.andNot(
                by(came, to.minusDays(ReleaseOutcome.QUIET)),
                everyone.at(to, ReleaseOutcome.QUIET).active());
        return new ReleaseSets(came, here, rolledBack, quiet);
    }

    private static RoaringBitmap by(NavigableMap<LocalDate, RoaringBitmap> came, LocalDate day) {
        var last = came.floorEntry(day);
        return last == null ? new RoaringBitmap() : last.getValue();
    }

    private static int compare(String version, Version release) {
        return Version.BY_RELEASE.compare(new Version(version), release);
    }

    RoaringBitmap of(ReleaseOutcome outcome) {
        return switch (outcome) {
            case CAME -> all;
            case SILENT -> silent;
            case ROLLED_BACK -> rolledBack;
        };
    }

    /** Those that were upgraded on the first days up to this one. */
    public RoaringBitmap cameBy(LocalDate day) {
        return by(came, day);
    }

    private long bytes() {
        return came.values().stream()
                        .mapToLong(RoaringBitmap::getLongSizeInBytes)
                        .sum()
                + all.getLongSizeInBytes()
                + rolledBack.getLongSizeInBytes()
                + silent.getLongSizeInBytes();
    }
}
