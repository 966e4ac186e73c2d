package rollcall.analysis.population;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.trends.Dimension;
import rollcall.report.Version;
import rollcall.rollup.read.LatestState;

/** The instances that came to an {@link UpgradeOutcome}. */
final class OutcomeSets {
    /** The instances of each release. */
    private final TreeMap<Version, RoaringBitmap> earlier;

    private final TreeMap<Version, RoaringBitmap> later;
    private final RoaringBitmap before;
    private final RoaringBitmap after;

    OutcomeSets(LatestState earlier, LatestState later, Dimension version) {
        this.earlier = releases(earlier, version);
        this.later = releases(later, version);
        before = earlier.active();
        after = later.active();
    }

    RoaringBitmap of(UpgradeOutcome outcome) {
        return switch (outcome) {
            case SILENT -> RoaringBitmap.andNot(before, after);
            case UNKNOWN -> unknown();
            case UPGRADED -> moved(releases());
            case STAYED -> stayed();
            case DOWNGRADED -> moved(releases().descendingSet());
        };
    }

    private RoaringBitmap unknown() {
        RoaringBitmap both = RoaringBitmap.and(before, after);
        both.andNot(RoaringBitmap.and(union(earlier), union(later)));
        return both;
    }

    private RoaringBitmap stayed() {
        RoaringBitmap stayed = new RoaringBitmap();
        later.forEach((release, now) -> stayed.or(RoaringBitmap.and(now, of(earlier, release))));
        return stayed;
    }

    /** @param releases all releases, those that an instance passes before it comes to the next one first */
    private RoaringBitmap moved(Collection<Version> releases) {
        RoaringBitmap moved = new RoaringBitmap();
        RoaringBitmap passed = new RoaringBitmap();
        for (Version release : releases) {
            moved.or(RoaringBitmap.and(of(later, release), passed));
            passed.or(of(earlier, release));
        }
        return moved;
    }

    private NavigableSet<Version> releases() {
        NavigableSet<Version> releases = new TreeSet<>(Version.BY_RELEASE);
        releases.addAll(earlier.keySet());
        releases.addAll(later.keySet());
        return releases;
    }

    private static RoaringBitmap of(Map<Version, RoaringBitmap> sets, Version release) {
        return sets.getOrDefault(release, new RoaringBitmap());
    }

    private static TreeMap<Version, RoaringBitmap> releases(LatestState state, Dimension version) {
        TreeMap<Version, RoaringBitmap> releases = new TreeMap<>(Version.BY_RELEASE);
        state.of(version.name(), version.kind())
                .forEach((text, who) -> releases.merge(new Version(text), who, (a, b) -> RoaringBitmap.or(a, b)));
        return releases;
    }

    private static RoaringBitmap union(Map<Version, RoaringBitmap> sets) {
        Iterator<RoaringBitmap> each = sets.values().iterator();
        return RoaringBitmap.or(each);
    }
}
