package rollcall.analysis.upgrades;

import java.util.Collection;
import java.util.TreeMap;
import org.roaringbitmap.RoaringBitmap;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.versions.VersionLevel;
import rollcall.report.Version;
import rollcall.rollup.read.LatestState;

/**
 * The instances of a window by their releases or groups of versions.
 *
 * @param sets oldest first
 */
record VersionSets(TreeMap<Version, RoaringBitmap> sets) {
    /** @param versions of the window, at least */
    static VersionSets of(LatestState state, Dimension field, VersionLevel level, Collection<String> versions) {
        TreeMap<Version, RoaringBitmap> sets = new TreeMap<>(Version.BY_RELEASE);
        state.of(field.name(), field.kind(), versions)
                .forEach((version, who) ->
                        sets.merge(new Version(level.of(version)), who, (a, b) -> RoaringBitmap.or(a, b)));
        return new VersionSets(sets);
    }

    /** Those with an older one. */
    RoaringBitmap below(String release) {
        return RoaringBitmap.or(
                sets.headMap(new Version(release), false).values().iterator());
    }

    /** Those with this one or a newer one. */
    RoaringBitmap notBelow(String release) {
        return RoaringBitmap.or(
                sets.tailMap(new Version(release), true).values().iterator());
    }
}
