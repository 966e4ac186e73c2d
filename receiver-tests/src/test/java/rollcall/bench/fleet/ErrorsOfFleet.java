package rollcall.bench.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.EventSeriesKey;
import rollcall.store.rollups.EventCount;

/**
 * The errors of a fleet: events of one name with 40 signatures. The first signature comes from one of fifty of the instances that send events, the
 * second from half as many, the third from a third as many, each on 25 versions in a row. That is as many rows a day as the fold admits.
 */
final class ErrorsOfFleet {
    /** The name of the events. */
    static final String NAME = "error";

    private static final int SIGNATURES = 40;
    private static final int VERSIONS = 25;
    private static final double MOST_COMMON = 0.02;

    private final Shape shape;
    private final List<RoaringBitmap> senders = new ArrayList<>();

    ErrorsOfFleet(Shape shape, Draw draw) {
        this.shape = shape;
        for (int signature = 0; signature < SIGNATURES; signature++) {
            senders.add(draw.share(MOST_COMMON / (signature + 1)));
        }
    }

    /** The instances that may send an error. */
    RoaringBitmap senders() {
        return FastAggregation.or(senders.iterator());
    }

    /**
     * Adds each signature on each version to the rows of a day.
     *
     * @param sent the instances that send errors on the day
     * @param versions the instances of each version
     */
    void add(RoaringBitmap sent, InstalledVersions versions, BiConsumer<EventCount.Key, RoaringBitmap> row) {
        for (int signature = 0; signature < SIGNATURES; signature++) {
            RoaringBitmap of = RoaringBitmap.and(senders.get(signature), sent);
            int first = signature * Math.max(1, shape.versions() - VERSIONS) / SIGNATURES;
            for (int version = first; version < Math.min(first + VERSIONS, shape.versions()); version++) {
                RoaringBitmap with = RoaringBitmap.and(of, versions.installed().get(version));
                if (!with.isEmpty()) {
                    String value = EventSeriesKey.error(signature(signature), versions.name(version));
                    row.accept(new EventCount.Key(NAME, EventSeriesKey.ERROR, value), with);
                }
            }
        }
    }

    private static String signature(int index) {
        return String.format("%016x", 0x9e3779b97f4a7c15L * (index + 1));
    }
}
