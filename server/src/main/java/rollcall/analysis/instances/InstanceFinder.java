package rollcall.analysis.instances;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import rollcall.report.Version;
import rollcall.store.instances.InstanceListDao;
import rollcall.store.instances.InstanceRow;
import rollcall.store.instances.InstanceSearchDao;

/** Finds instances by a part of their identifier or version. */
final class InstanceFinder {
    private static final int MOST_VERSIONS = 10_000;

    private final InstanceListDao instances;
    private final InstanceSearchDao searches;
    private final Identifiers identifiers;

    /** Reads identifiers of 16,384 ordinals at once, for 0.4 s at most. */
    InstanceFinder(InstanceListDao instances, InstanceSearchDao searches) {
        this(instances, searches, 1 << 14, Duration.ofMillis(400));
    }

    InstanceFinder(InstanceListDao instances, InstanceSearchDao searches, int atOnce, Duration longest) {
        this.instances = instances;
        this.searches = searches;
        this.identifiers = new Identifiers(searches, atOnce, longest);
    }

    /**
     * The instances whose identifier or version contains a text.
     *
     * @param text not empty
     * @param among the ordinals to search among; null for all
     */
    FoundInstances find(int productId, String text, @Nullable RoaringBitmap among) {
        String part = text.toLowerCase(Locale.ROOT);
        List<String> versions = searches.versions(productId, MOST_VERSIONS).stream()
                .filter(version -> inVersion(version, part))
                .toList();
        RoaringBitmap found = versions.isEmpty()
                ? new RoaringBitmap()
                : Ordinals.read(searches.ofVersions(productId, versions, Instances.COUNTED_UP_TO + 1));
        Optional<IdentifierPart> identifier = IdentifierPart.of(part);
        boolean stopped = found.getCardinality() <= Instances.COUNTED_UP_TO
                && identifier.isPresent()
                && !addIdentifiers(found, productId, identifier.get(), among);
        if (among != null) {
            found.and(among);
        }
        return found.getCardinality() <= Instances.COUNTED_UP_TO
                ? few(found, stopped)
                : many(found, part, identifier, among);
    }

    private static FoundInstances few(RoaringBitmap found, boolean stopped) {
        return new FoundInstances(
                false, found, row -> found.contains(row.ordinal()), found.getCardinality(), stopped, stopped);
    }

    /** More than are counted: the rows are known by their texts, and the count is a lower bound. */
    private static FoundInstances many(
            RoaringBitmap found, String part, Optional<IdentifierPart> identifier, @Nullable RoaringBitmap among) {
        Predicate<InstanceRow> wanted = row -> (among == null || among.contains(row.ordinal()))
                && (row.version() != null && inVersion(row.version(), part)
                        || identifier.isPresent() && identifier.get().isIn(row.instanceId()));
        return new FoundInstances(
                false, null, wanted, Math.min(Instances.COUNTED_UP_TO, found.getCardinality()), true, false);
    }

    private static boolean inVersion(String version, String part) {
        String spelled = Version.spelled(version).toLowerCase(Locale.ROOT);
        return spelled.contains(part) || spelled.contains(Version.spelled(part));
    }

    /** Adds whose identifier contains a text, those with the newest ordinals first. Returns false if this took too long. */
    private boolean addIdentifiers(
            RoaringBitmap found, int productId, IdentifierPart part, @Nullable RoaringBitmap among) {
        if (part.isWhole()) {
            part.whole().flatMap(id -> instances.one(productId, id)).ifPresent(row -> found.add(row.ordinal()));
            return true;
        }
        return identifiers.find(productId, part, among, Instances.COUNTED_UP_TO, found);
    }
}
