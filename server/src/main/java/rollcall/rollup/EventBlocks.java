package rollcall.rollup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.report.Trace;
import rollcall.store.rollups.EventCount;
import rollcall.store.rollups.EventKey;
import rollcall.store.rollups.EventRollupDao;

/** Adds to the rows of one product, within a transaction. */
final class EventBlocks {
    /** Rows that are read and written at once; a bitmap may have 128 KiB. */
    private static final int ROWS_AT_A_TIME = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(EventBlocks.class);

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
            Optional<Who> stored = Optional.ofNullable(before).flatMap(EventBlocks::who);
            boolean damaged = before != null && stored.isEmpty();
            Who who = damaged ? anew(block, key) : stored.orElseGet(Who::nobody);
            EventCount after = sum(block, key, before == null ? 0 : before.events(), who, tallies.get(key));
            boolean same = before != null
                    && !damaged
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

    private static EventCount sum(Block block, EventKey key, long eventsBefore, Who who, CellTally tally) {
        who.instances.or(tally.bitmap());
        who.profiles.add(tally.profiles());
        return new EventCount(
                block.days(),
                block.first(),
                key.name(),
                key.field(),
                key.value(),
                eventsBefore + tally.events(),
                who.instances.getCardinality(),
                who.profiles.estimate(),
                Bitmaps.write(who.instances),
                who.profiles.isEmpty() ? null : who.profiles.write());
    }

    /** Who is counted in a row; empty if it cannot be read, or says another number beside it. */
    private static Optional<Who> who(EventCount row) {
        try {
            Who who = Damaged.reading(() -> Who.of(row));
            if (who.instances.getCardinality() == row.instances()) {
                return Optional.of(who);
            }
            LOG.warn("a row of the rollups of events counts others than it names, and is made anew");
        } catch (Damaged e) {
            LOG.warn("a row of the rollups of events could not be read and is made anew: {}", Trace.of(e));
        }
        return Optional.empty();
    }

    /**
     * Who is counted in a row that cannot be read: for several days, whom the rows of their days name; for one day nobody, because the raw
     * rows of a large product are too many to look through here. How often something happened stands beside it and goes on.
     */
    private Who anew(Block block, EventKey key) {
        Who all = Who.nobody();
        for (int i = 0; i < block.days() && block.days() > 1; i++) {
            Block day = Block.of(1, block.first().plusDays(i));
            old(day, List.of(key)).values().stream()
                    .flatMap(row -> who(row).stream())
                    .forEach(all::add);
        }
        return all;
    }

    /** Instances and users. */
    private record Who(RoaringBitmap instances, Profiles profiles) {
        private static Who nobody() {
            return new Who(new RoaringBitmap(), new Profiles());
        }

        private static Who of(EventCount row) {
            Profiles profiles = row.sketch() == null ? new Profiles() : Profiles.read(row.sketch());
            return new Who(Bitmaps.read(row.bitmap()), profiles);
        }

        private void add(Who other) {
            instances.or(other.instances);
            profiles.add(other.profiles);
        }
    }

    private static List<String> column(List<EventKey> keys, Function<EventKey, String> column) {
        return keys.stream().map(column).toList();
    }
}
