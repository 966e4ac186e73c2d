package rollcall.rollup.events;

import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.DistinctUsers;
import rollcall.rollup.OrdinalBuffer;

/** Collects the counts for one row of the rollups of events. */
final class SeriesAccumulator {
    private final OrdinalBuffer instances = new OrdinalBuffer();
    private final DistinctUsers distinctUsers = new DistinctUsers();
    private long events;

    void add(int ordinal, long times) {
        instances.add(ordinal);
        events += times;
    }

    void add(SeriesAccumulator other) {
        instances.bitmap().or(other.bitmap());
        distinctUsers.add(other.distinctUsers);
        events += other.events;
    }

    long events() {
        return events;
    }

    RoaringBitmap bitmap() {
        return instances.bitmap();
    }

    DistinctUsers profiles() {
        return distinctUsers;
    }
}
