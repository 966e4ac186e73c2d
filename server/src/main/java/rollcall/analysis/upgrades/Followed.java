package rollcall.analysis.upgrades;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.statistics.KaplanMeier;
import rollcall.analysis.time.Window;

/** The instances that were behind a release, while the days after it are read, oldest first. */
final class Followed {
    private final String release;
    private final Window days;
    private final int behind;

    /** Who has not upgraded yet. */
    private final RoaringBitmap waiting;

    private final List<Integer> upgraded = new ArrayList<>();

    /** Who of those waiting reported a usable version on each day. */
    private final List<RoaringBitmap> heard = new ArrayList<>();

    Followed(String release, Window days, RoaringBitmap behind) {
        this.release = release;
        this.days = days;
        this.behind = behind.getCardinality();
        waiting = behind;
    }

    /** The days that count. */
    Window days() {
        return days;
    }

    /** Whether a day counts. */
    boolean has(LocalDate day) {
        return !day.isBefore(days.from()) && !day.isAfter(days.to());
    }

    /** Adds the next day. */
    void add(VersionSets day) {
        RoaringBitmap newer = RoaringBitmap.and(day.notBelow(release), waiting);
        heard.add(RoaringBitmap.or(newer, RoaringBitmap.and(day.below(release), waiting)));
        upgraded.add(newer.getCardinality());
        waiting.andNot(newer);
    }

    DaysToUpgrade answer() {
        List<Integer> followed = followed();
        return new DaysToUpgrade(
                release,
                days.from(),
                behind,
                followed.isEmpty() ? 0 : followed.get(0),
                upgraded.stream().mapToInt(Integer::intValue).sum(),
                days.to(),
                KaplanMeier.of(upgraded, followed));
    }

    /** How many are heard of on each day or later, without those that had upgraded before it. */
    private List<Integer> followed() {
        List<Integer> counts = new ArrayList<>();
        RoaringBitmap later = new RoaringBitmap();
        for (int day = heard.size() - 1; day >= 0; day--) {
            later.or(heard.get(day));
            counts.add(later.getCardinality());
        }
        Collections.reverse(counts);
        return counts;
    }
}
