package rollcall.analysis.instances;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import rollcall.report.Version;
import rollcall.store.instances.InstanceListDao;
import rollcall.store.instances.InstanceRow;
import rollcall.store.instances.InstanceSearchDao;

/** Finds instances by a part of their identifier or version. */
final class InstanceFinder {
    /** Texts that may be a part of an identifier. */
    private static final Pattern PART = Pattern.compile("(?=.*[0-9a-f])[0-9a-f-]{1,36}");

    private static final int DIGITS = 32;
    private static final int MOST_VERSIONS = 10_000;

    private final InstanceListDao instances;
    private final InstanceSearchDao searches;
    private final int atOnce;
    private final Duration longest;

    /** Searches identifiers of 50,000 ordinals at once, for 0.4 s at most. A million take 0.2 to 0.4 s. */
    InstanceFinder(InstanceListDao instances, InstanceSearchDao searches) {
        this(instances, searches, 50_000, Duration.ofMillis(400));
    }

    InstanceFinder(InstanceListDao instances, InstanceSearchDao searches, int atOnce, Duration longest) {
        this.instances = instances;
        this.searches = searches;
        this.atOnce = atOnce;
        this.longest = longest;
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
        RoaringBitmap found = new RoaringBitmap();
        boolean complete =
                versions.isEmpty() || add(found, searches.ofVersions(productId, versions, Instances.COUNTED_UP_TO + 1));
        boolean stopped = complete && PART.matcher(part).matches() && !addIdentifiers(found, productId, part, among);
        if (among != null) {
            found.and(among);
        }
        complete = complete && found.getCardinality() <= Instances.COUNTED_UP_TO;
        return complete ? few(found, stopped) : many(found, part, among);
    }

    private static FoundInstances few(RoaringBitmap found, boolean stopped) {
        return new FoundInstances(
                false, found, row -> found.contains(row.ordinal()), found.getCardinality(), stopped, stopped);
    }

    /** More than are counted: the rows are known by their texts, and the count is a lower bound. */
    private static FoundInstances many(RoaringBitmap found, String part, @Nullable RoaringBitmap among) {
        Predicate<InstanceRow> wanted = row -> (among == null || among.contains(row.ordinal()))
                && (row.version() != null && inVersion(row.version(), part)
                        || inIdentifier(row.instanceId().toString(), part));
        return new FoundInstances(
                false, null, wanted, Math.min(Instances.COUNTED_UP_TO, found.getCardinality()), true, false);
    }

    private static boolean inVersion(String version, String part) {
        String spelled = Version.spelled(version).toLowerCase(Locale.ROOT);
        return spelled.contains(part) || spelled.contains(Version.spelled(part));
    }

    private static boolean inIdentifier(String identifier, String part) {
        return PART.matcher(part).matches()
                && (part.contains("-") ? identifier : identifier.replace("-", "")).contains(part);
    }

    /** Adds whose identifier contains a text, those with the newest ordinals first. Returns false if this took too long. */
    private boolean addIdentifiers(RoaringBitmap found, int productId, String part, @Nullable RoaringBitmap among) {
        String digits = part.replace("-", "");
        if (digits.length() >= DIGITS) {
            whole(digits).ifPresent(id -> instances.one(productId, id).ifPresent(row -> found.add(row.ordinal())));
            return true;
        }
        long begin = System.nanoTime();
        for (int to = searches.highest(productId).orElse(-1); to >= 0; to -= atOnce) {
            int from = Math.max(0, to - atOnce + 1);
            if (among == null || among.intersects(from, to + 1L)) {
                if (System.nanoTime() - begin > longest.toNanos()) {
                    return false;
                }
                add(found, searches.ofIdentifiers(productId, part, part.contains("-"), from, to));
            }
            if (found.getCardinality() > Instances.COUNTED_UP_TO) {
                return true;
            }
        }
        return true;
    }

    private static Optional<UUID> whole(String digits) {
        return digits.length() == DIGITS
                ? Optional.of(new UUID(
                        Long.parseUnsignedLong(digits.substring(0, 16), 16),
                        Long.parseUnsignedLong(digits.substring(16), 16)))
                : Optional.empty();
    }

    /** Returns false if there are more than are counted. */
    private static boolean add(RoaringBitmap found, List<Integer> ordinals) {
        ordinals.forEach(found::add);
        return ordinals.size() <= Instances.COUNTED_UP_TO;
    }
}
