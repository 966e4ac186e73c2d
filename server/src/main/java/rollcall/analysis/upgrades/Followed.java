package rollcall.analysis.upgrades;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.statistics.KaplanMeier;
import rollcall.analysis.time.Window;
import rollcall.analysis.versions.VersionLevel;
import rollcall.report.Version;
import rollcall.rollup.read.Arrivals;

/** The instances that were behind a release, while the days after it are read, oldest first. */
final class Followed {
    private final String release;
    private final Window days;
    private final int behind;

    /** Who has not upgraded yet. */
    private final RoaringBitmap waiting;

    private final Map<LocalDate, RoaringBitmap> upgraded = new HashMap<>();

    /** @param behind becomes this object's own */
    Followed(String release, Window days, RoaringBitmap behind) {
        this.release = release;
        this.days = days;
        this.behind = behind.getCardinality();
        waiting = behind;
    }

    /** Whether a version is the release, or a newer one, among the groups of a level. */
    static boolean isNotOlder(String version, VersionLevel level, String release) {
        return Version.BY_RELEASE.compare(new Version(level.of(version)), new Version(release)) >= 0;
    }

    /** The days that count. */
    Window days() {
        return days;
    }

    /** Whether a day counts. */
    boolean has(LocalDate day) {
        return !day.isBefore(days.from()) && !day.isAfter(days.to());
    }

    /** Adds the next day on which somebody came to a version: whoever waits and comes to the release, or to a newer one, upgrades on it. */
    void add(Arrivals day, VersionLevel level) {
        RoaringBitmap newer = day.to(version -> isNotOlder(version, level, release));
        newer.and(waiting);
        upgraded.put(day.day(), newer);
        waiting.andNot(newer);
    }

    /** @param reported who reported a usable version on each day */
    DaysToUpgrade answer(Map<LocalDate, RoaringBitmap> reported) {
        List<Integer> followed = followed(reported);
        return new DaysToUpgrade(
                release,
                days.from(),
                behind,
                followed.isEmpty() ? 0 : followed.get(0),
                upgraded.values().stream()
                        .mapToInt(RoaringBitmap::getCardinality)
                        .sum(),
                days.to(),
                KaplanMeier.of(
                        all().stream().map(day -> on(day).getCardinality()).toList(), followed));
    }

    private List<LocalDate> all() {
        return days.from().datesUntil(days.to().plusDays(1)).toList();
    }

    private RoaringBitmap on(LocalDate day) {
        return upgraded.getOrDefault(day, new RoaringBitmap());
    }

    /** How many are heard of on each day or later, without those that had upgraded before it. */
    private List<Integer> followed(Map<LocalDate, RoaringBitmap> reported) {
        List<Integer> counts = new ArrayList<>();
        RoaringBitmap later = new RoaringBitmap();
        RoaringBitmap silent = waiting.clone();
        for (LocalDate day = days.to(); !day.isBefore(days.from()); day = day.minusDays(1)) {
            RoaringBitmap last = RoaringBitmap.and(silent, reported.getOrDefault(day, new RoaringBitmap()));
            silent.andNot(last);
            later.or(last);
            later.or(on(day));
            counts.add(later.getCardinality());
        }
        Collections.reverse(counts);
        return counts;
    }
}
