package rollcall.analysis.instances;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import rollcall.store.instances.InstanceRow;

/**
 * The rows of instances that were looked up one by one, in an order that an index has as well. Of few instances this is faster than to look for
 * them among all.
 */
final class LookedUpSource implements InstanceSource {
    /** Identifiers as the database sorts them. */
    static final Comparator<UUID> AS_STORED = (a, b) -> {
        int order = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return order != 0 ? order : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    };

    private final InstanceOrder order;
    private final Comparator<InstanceCursor> comparator;
    private final List<InstanceRow> sorted;

    LookedUpSource(List<InstanceRow> rows, InstanceOrder order) {
        this.order = order;
        this.comparator = comparator(order);
        this.sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(order::cursor, comparator));
    }

    @Override
    public List<InstanceRow> read(InstanceCursor from, boolean backwards, int most) {
        if (!backwards) {
            return sorted.stream()
                    .filter(row -> comparator.compare(order.cursor(row), from) > 0)
                    .limit(most)
                    .toList();
        }
        List<InstanceRow> before = sorted.stream()
                .filter(row -> comparator.compare(order.cursor(row), from) < 0)
                .toList();
        List<InstanceRow> nearest = new ArrayList<>(before.subList(Math.max(0, before.size() - most), before.size()));
        Collections.reverse(nearest);
        return nearest;
    }

    /** How many rows there are. */
    int size() {
        return sorted.size();
    }

    /** By time and identifier, or by identifier alone; instances that never sent a heartbeat come last, the first identifier first or last. */
    private static Comparator<InstanceCursor> comparator(InstanceOrder order) {
        Comparator<InstanceCursor> byId = Comparator.comparing(InstanceCursor::id, AS_STORED);
        Comparator<InstanceCursor> ids = order.descending() ? byId.reversed() : byId;
        if (order.column() == InstanceOrder.Column.IDENTIFIER) {
            return ids;
        }
        Comparator<Instant> times = order.descending() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing(InstanceCursor::time, Comparator.nullsLast(times))
                .thenComparing(ids);
    }
}
