package rollcall.analysis.instances;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import rollcall.store.instances.InstanceSearchDao;

/**
 * Searches the identifiers of a product's instances by a part of them. They are read in portions, which stay in memory for an hour: a million
 * take 20 MB. The instances that came later are read each time, and of those that are found only those are told that the table still has.
 */
final class Identifiers {
    private static final long PART_OF_HEAP = 32;
    private static final Duration KEPT = Duration.ofHours(1);

    /** The clocks of two servers may differ by less. */
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private final InstanceSearchDao searches;
    private final int atOnce;
    private final Duration longest;
    private final Cache<Place, Portion> known = Caffeine.newBuilder()
            .maximumWeight(Runtime.getRuntime().maxMemory() / PART_OF_HEAP)
            .weigher((Place place, Portion portion) -> portion.bytes())
            .expireAfterWrite(KEPT)
            .build();

    /**
     * @param atOnce ordinals of a portion
     * @param longest after so much time no further portion is read
     */
    Identifiers(InstanceSearchDao searches, int atOnce, Duration longest) {
        this.searches = searches;
        this.atOnce = atOnce;
        this.longest = longest;
    }

    private record Place(int productId, int number) {}

    /**
     * Adds the ordinals of the instances whose identifier contains a part, those with the highest ordinals first, until they are more than so
     * many. Returns false if this took too long.
     *
     * @param among the ordinals to search among; null for all
     */
    boolean find(int productId, IdentifierPart part, @Nullable RoaringBitmap among, int most, RoaringBitmap found) {
        RoaringBitmap matching = new RoaringBitmap();
        boolean complete = search(productId, part, among, most, matching);
        if (among != null) {
            matching.and(among);
        }
        found.or(stillKnown(productId, matching));
        return complete;
    }

    private boolean search(
            int productId, IdentifierPart part, @Nullable RoaringBitmap among, int most, RoaringBitmap matching) {
        long begin = System.nanoTime();
        Instant oldest = Instant.MAX;
        int highest = searches.highest(productId).orElse(-1);
        boolean complete = true;
        for (int number = highest / atOnce; complete && number >= 0 && matching.getCardinality() <= most; number--) {
            Place place = new Place(productId, number);
            long first = (long) number * atOnce;
            if (among == null || among.intersects(first, first + atOnce)) {
                complete = System.nanoTime() - begin <= longest.toNanos();
                if (complete) {
                    Portion portion = known.get(place, this::read);
                    portion.search(part, matching);
                    oldest = portion.readAt.isBefore(oldest) ? portion.readAt : oldest;
                }
            }
        }
        if (oldest.isBefore(Instant.MAX)) {
            Portion.of(searches.since(productId, oldest.minus(MARGIN)), oldest).search(part, matching);
        }
        return complete;
    }

    private Portion read(Place place) {
        Instant now = Instant.now();
        int first = place.number * atOnce;
        return Portion.of(searches.between(place.productId, first, first + (atOnce - 1)), now);
    }

    private RoaringBitmap stillKnown(int productId, RoaringBitmap ordinals) {
        return ordinals.isEmpty()
                ? ordinals
                : Ordinals.read(
                        searches.known(productId, ordinals.stream().boxed().toList()));
    }

    /** The identifiers of some instances: their ordinals and the two halves of each. */
    private static final class Portion {
        private static final int BYTES_OF_AN_OBJECT = 200;
        private static final int BYTES_OF_AN_IDENTIFIER = 20;

        private final Instant readAt;
        private final int[] ordinals;
        private final long[] highs;
        private final long[] lows;

        private Portion(Instant readAt, int count) {
            this.readAt = readAt;
            ordinals = new int[count];
            highs = new long[count];
            lows = new long[count];
        }

        /** @param packed see {@link InstanceSearchDao#between} */
        static Portion of(byte @Nullable [] packed, Instant readAt) {
            ByteBuffer bytes = ByteBuffer.wrap(packed == null ? new byte[0] : packed);
            Portion portion = new Portion(readAt, bytes.remaining() / BYTES_OF_AN_IDENTIFIER);
            for (int i = 0; i < portion.ordinals.length; i++) {
                portion.ordinals[i] = bytes.getInt();
                portion.highs[i] = bytes.getLong();
                portion.lows[i] = bytes.getLong();
            }
            return portion;
        }

        void search(IdentifierPart part, RoaringBitmap matching) {
            for (int i = 0; i < ordinals.length; i++) {
                if (part.isIn(highs[i], lows[i])) {
                    matching.add(ordinals[i]);
                }
            }
        }

        int bytes() {
            return BYTES_OF_AN_OBJECT + BYTES_OF_AN_IDENTIFIER * ordinals.length;
        }
    }
}
