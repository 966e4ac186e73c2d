package rollcall.rollup.read;

import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.Bitmaps;
import rollcall.rollup.DistinctUsers;
import rollcall.store.rollups.EventCount;

/** The counts of several blocks of days together. */
public final class EventUnion {
    /** Nothing was sent. */
    static final EventUnion NOTHING = new EventUnion();

    private static final int BYTES_OF_USERS = 5_000;

    private final RoaringBitmap instances = new RoaringBitmap();
    private final DistinctUsers distinctUsers = new DistinctUsers();
    private long events;

    /** The counts of two ranges of days, or of two values, together. */
    public static EventUnion both(EventUnion a, EventUnion b) {
        EventUnion both = new EventUnion();
        both.add(a);
        both.add(b);
        return both;
    }

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

    /** How much memory it takes, roughly. */
    long bytes() {
        return instances.getLongSizeInBytes() + (distinctUsers.isEmpty() ? 0 : BYTES_OF_USERS);
    }
}
