package rollcall.rollup.read;

import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.Bitmaps;
import rollcall.rollup.DistinctUsers;
import rollcall.store.rollups.EventCount;

/** What several blocks of days come to together. */
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

    /** What two values come to together. */
    public void add(EventUnion other) {
        instances.or(other.instances);
        distinctUsers.add(other.distinctUsers);
        events += other.events;
    }

    /** Who did it, by ordinal. */
    public RoaringBitmap instances() {
        return instances;
    }

    /** How many did it. */
    public int count() {
        return instances.getCardinality();
    }

    /** For how many users, see {@link DistinctUsers}. */
    public long profiles() {
        return distinctUsers.estimate();
    }

    /** How often. */
    public long events() {
        return events;
    }
}
