package rollcall.rollup.read;

import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.Bitmaps;
import rollcall.rollup.DistinctUsers;
import rollcall.store.rollups.EventCount;

/** The counts of several blocks of days together. */
public final class EventUnion {
    private final RoaringBitmap instances = new RoaringBitmap();
    private final DistinctUsers distinctUsers = new DistinctUsers();
    private long events;

    void add(EventCount row) {
        instances.or(Bitmaps.read(row.bitmap()));
        if (row.sketch() != null) {
            distinctUsers.add(row.sketch());
        }
        events += row.events();
    }

    /** Adds the counts of another value. */
    public void add(EventUnion other) {
        instances.or(other.instances);
        distinctUsers.add(other.distinctUsers);
        events += other.events;
    }

    /** The ordinals of the instances that sent it. */
    public RoaringBitmap instances() {
        return instances;
    }

    /** How many instances sent it. */
    public int count() {
        return instances.getCardinality();
    }

    /** For how many users it was sent, see {@link DistinctUsers}. */
    public long profiles() {
        return distinctUsers.estimate();
    }

    /** How often it was sent. */
    public long events() {
        return events;
    }
}
