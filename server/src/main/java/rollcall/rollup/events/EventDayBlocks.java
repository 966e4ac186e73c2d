package rollcall.rollup.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.roaringbitmap.RoaringBitmap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.report.Trace;
import rollcall.rollup.Bitmaps;
import rollcall.rollup.DamagedRow;
import rollcall.rollup.DayBlock;
import rollcall.rollup.DistinctUsers;
import rollcall.store.rollups.EventCount;
import rollcall.store.rollups.EventRollupDao;

/** Adds counts to the rows of one product, within a transaction. */
final class EventDayBlocks {
    /** Most rows that are read and written at once; a bitmap may have 128 KiB. */
    private static final int ROWS_AT_A_TIME = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(EventDayBlocks.class);

    private final EventRollupDao rollups;
    private final int productId;

    EventDayBlocks(EventRollupDao rollups, int productId) {
        this.rollups = rollups;
        this.productId = productId;
    }

    void write(DayBlock dayBlock, Map<EventCount.Key, SeriesAccumulator> tallies) {
        List<EventCount.Key> keys = List.copyOf(tallies.keySet());
        for (int from = 0; from < keys.size(); from += ROWS_AT_A_TIME) {
            write(dayBlock, keys.subList(from, Math.min(keys.size(), from + ROWS_AT_A_TIME)), tallies);
        }
    }

    private void write(DayBlock dayBlock, List<EventCount.Key> keys, Map<EventCount.Key, SeriesAccumulator> tallies) {
        Map<EventCount.Key, EventCount> old = old(dayBlock, keys);
        List<EventCount> grown = new ArrayList<>();
        List<EventCount> again = new ArrayList<>();
        for (EventCount.Key key : keys) {
            EventCount before = old.get(key);
            Optional<Who> stored = Optional.ofNullable(before).flatMap(EventDayBlocks::who);
            boolean damaged = before != null && stored.isEmpty();
            Who who = damaged ? anew(dayBlock, key) : stored.orElseGet(Who::nobody);
            EventCount after = sum(
                    dayBlock, key, before == null ? 0 : before.events(), who, Objects.requireNonNull(tallies.get(key)));
            boolean same = before != null
                    && !damaged
                    && before.instances() == after.instances()
                    && Arrays.equals(before.sketch(), after.sketch());
            (same ? again : grown).add(after);
        }
        rollups.put(productId, grown);
        rollups.putEvents(productId, again);
    }

    private Map<EventCount.Key, EventCount> old(DayBlock dayBlock, List<EventCount.Key> keys) {
        return rollups
                .counts(
                        productId,
                        dayBlock.days(),
                        dayBlock.first(),
                        column(keys, EventCount.Key::name),
                        column(keys, EventCount.Key::field),
                        column(keys, EventCount.Key::value))
                .stream()
                .collect(Collectors.toMap(EventCount::key, row -> row));
    }

    private static EventCount sum(
            DayBlock dayBlock, EventCount.Key key, long eventsBefore, Who who, SeriesAccumulator tally) {
        who.instances.or(tally.bitmap());
        who.profiles.add(tally.profiles());
        return new EventCount(
                dayBlock.days(),
                dayBlock.first(),
                key.name(),
                key.field(),
                key.value(),
                eventsBefore + tally.events(),
                who.instances.getCardinality(),
                who.profiles.estimate(),
                Bitmaps.write(who.instances),
                who.profiles.isEmpty() ? null : who.profiles.write());
    }

    /** The instances and users of a row; empty if it cannot be read, or if the bitmap's cardinality differs from the stored one. */
    private static Optional<Who> who(EventCount row) {
        try {
            Who who = DamagedRow.reading(() -> Who.of(row));
            if (who.instances.getCardinality() == row.instances()) {
                return Optional.of(who);
            }
            LOG.warn("a row of the rollups of events counts others than it names, and is made anew");
        } catch (DamagedRow e) {
            LOG.warn("a row of the rollups of events could not be read and is made anew: {}", Trace.of(e));
        }
        return Optional.empty();
    }

    /**
     * The instances and users for a row that cannot be read. For a block of several days they come from the rows of its days. For one day
     * there are none, because the raw rows of a large product are too many to read here. The number of events is a column of its own and
     * stays.
     */
    private Who anew(DayBlock dayBlock, EventCount.Key key) {
        Who all = Who.nobody();
        for (int i = 0; i < dayBlock.days() && dayBlock.days() > 1; i++) {
            DayBlock day = DayBlock.of(1, dayBlock.first().plusDays(i));
            old(day, List.of(key)).values().stream()
                    .flatMap(row -> who(row).stream())
                    .forEach(all::add);
        }
        return all;
    }

    /** Instances and users. */
    private record Who(RoaringBitmap instances, DistinctUsers profiles) {
        private static Who nobody() {
            return new Who(new RoaringBitmap(), new DistinctUsers());
        }

        private static Who of(EventCount row) {
            DistinctUsers distinctUsers = row.sketch() == null ? new DistinctUsers() : DistinctUsers.read(row.sketch());
            return new Who(Bitmaps.read(row.bitmap()), distinctUsers);
        }

        private void add(Who other) {
            instances.or(other.instances);
            profiles.add(other.profiles);
        }
    }

    private static List<String> column(List<EventCount.Key> keys, Function<EventCount.Key, String> column) {
        return keys.stream().map(column).toList();
    }
}
