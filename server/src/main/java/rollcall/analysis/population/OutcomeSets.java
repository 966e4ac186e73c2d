package rollcall.analysis.population;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.trends.Dimension;
import rollcall.report.Version;
import rollcall.rollup.Places;
import rollcall.rollup.read.LatestState;

/** The instances that came to an {@link UpgradeOutcome}: one step for each instance, however many versions there are. */
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
            case UPGRADED -> moved(order -> order > 0);
            case STAYED -> moved(order -> order == 0);
            case DOWNGRADED -> moved(order -> order < 0);
        };
    }

    private RoaringBitmap unknown() {
        RoaringBitmap both = RoaringBitmap.and(before, after);
        both.andNot(RoaringBitmap.and(union(earlier), union(later)));
        return both;
    }

    /** @param wanted of the order of the later release and the earlier one */
    private RoaringBitmap moved(IntPredicate wanted) {
        TreeSet<Version> releases = new TreeSet<>(Version.BY_RELEASE);
        releases.addAll(earlier.keySet());
        releases.addAll(later.keySet());
        Places earlierPlaces = new Places(releases.stream()
                .map(release -> earlier.getOrDefault(release, new RoaringBitmap()))
                .toList());
        RoaringBitmap moved = new RoaringBitmap();
        int place = 0;
        for (Version release : releases) {
            int here = ++place;
            later.getOrDefault(release, new RoaringBitmap()).forEach((int ordinal) -> {
                int from = earlierPlaces.of(ordinal);
                if (from > 0 && wanted.test(Integer.compare(here, from))) {
                    moved.add(ordinal);
                }
            });
        }
        return moved;
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
