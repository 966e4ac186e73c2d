package rollcall.rollup;

import org.roaringbitmap.RoaringBitmap;

/** What is gathered for one row of the rollups of events. */
final class CellTally {
    private final Ordinals instances = new Ordinals();
    private final Profiles profiles = new Profiles();
    private long events;

    void add(int ordinal, long times) {
        instances.add(ordinal);
        events += times;
    }

    void add(CellTally other) {
        instances.bitmap().or(other.bitmap());
        profiles.add(other.profiles);
        events += other.events;
    }

    long events() {
        return events;
    }

    RoaringBitmap bitmap() {
        return instances.bitmap();
    }

    Profiles profiles() {
        return profiles;
    }
}
