package rollcall.bench.fleet;

import org.roaringbitmap.RoaringBitmap;
import rollcall.rollup.Bitmaps;
import rollcall.rollup.DayBlock;
import rollcall.rollup.DistinctUsers;
import rollcall.store.rollups.EventCount;

/** What one row of the rollups of events counts: one event an instance and day. */
final class EventSum {
    private final RoaringBitmap instances = new RoaringBitmap();
    private final DistinctUsers users = new DistinctUsers();
    private long events;

    void add(RoaringBitmap sent) {
        instances.or(sent);
        events += sent.getLongCardinality();
    }

    void add(DistinctUsers more) {
        users.add(more);
    }

    EventCount row(DayBlock block, EventCount.Key key) {
        return new EventCount(
                block.days(),
                block.first(),
                key.name(),
                key.field(),
                key.value(),
                events,
                instances.getCardinality(),
                users.estimate(),
                Bitmaps.write(instances),
                users.isEmpty() ? null : users.write());
    }
}
