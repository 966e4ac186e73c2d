package rollcall.rollup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;
import rollcall.store.EventCount;
import rollcall.store.EventKey;
import rollcall.store.EventRollupDao;

/** Adds to the rows of one product, within a transaction. */
final class EventBlocks {
    /** Rows that are read and written at once; a bitmap may have 128 KiB. */
    private static final int ROWS_AT_A_TIME = 1_000;

    private final EventRollupDao rollups;
    private final int productId;

    EventBlocks(EventRollupDao rollups, int productId) {
        this.rollups = rollups;
        this.productId = productId;
    }

    void write(Block block, Map<EventKey, CellTally> tallies) {
        List<EventKey> keys = List.copyOf(tallies.keySet());
        for (int from = 0; from < keys.size(); from += ROWS_AT_A_TIME) {
            write(block, keys.subList(from, Math.min(keys.size(), from + ROWS_AT_A_TIME)), tallies);
        }
    }

    private void write(Block block, List<EventKey> keys, Map<EventKey, CellTally> tallies) {
        Map<EventKey, EventCount> old = old(block, keys);
        List<EventCount> grown = new ArrayList<>();
        List<EventCount> again = new ArrayList<>();
        for (EventKey key : keys) {
            EventCount before = old.get(key);
            EventCount after = Damaged.reading(() -> sum(block, key, before, tallies.get(key)));
            boolean same = before != null
                    && before.instances() == after.instances()
                    && Arrays.equals(before.sketch(), after.sketch());
            (same ? again : grown).add(after);
        }
        rollups.put(productId, grown);
        rollups.putEvents(productId, again);
    }

    private Map<EventKey, EventCount> old(Block block, List<EventKey> keys) {
        return rollups
                .counts(
                        productId,
                        block.days(),
                        block.first(),
                        column(keys, EventKey::name),
                        column(keys, EventKey::field),
                        column(keys, EventKey::value))
                .stream()
                .collect(Collectors.toMap(EventCount::key, row -> row));
    }

    private static EventCount sum(Block block, EventKey key, EventCount before, CellTally tally) {
        RoaringBitmap instances = tally.bitmap();
        Profiles profiles = new Profiles();
        profiles.add(tally.profiles());
        long events = tally.events();
        if (before != null) {
            instances = RoaringBitmap.or(instances, Bitmaps.read(before.bitmap()));
            events += before.events();
            if (before.sketch() != null) {
                profiles.add(before.sketch());
            }
        }
        return new EventCount(
                block.days(),
                block.first(),
                key.name(),
                key.field(),
                key.value(),
                events,
                instances.getCardinality(),
                profiles.estimate(),
                Bitmaps.write(instances),
                profiles.isEmpty() ? null : profiles.write());
    }

    private static List<String> column(List<EventKey> keys, Function<EventKey, String> column) {
        return keys.stream().map(column).toList();
    }
}
