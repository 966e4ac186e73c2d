package rollcall.analysis.instances;

import java.util.ArrayList;
import java.util.List;
import rollcall.store.instances.InstanceListDao;
import rollcall.store.instances.InstanceRow;

/** Reads all instances of a product in an order that an index has. */
record IndexedSource(InstanceListDao instances, int productId, InstanceOrder order) implements InstanceSource {

    @Override
    public List<InstanceRow> read(InstanceCursor from, boolean backwards, int most) {
        boolean descending = order.descending() != backwards;
        return switch (order.column()) {
            case FIRST_SEEN ->
                descending
                        ? instances.newestFirst(productId, from.time(), from.id(), most)
                        : instances.oldestFirst(productId, from.time(), from.id(), most);
            case IDENTIFIER ->
                descending
                        ? instances.byIdentifierBack(productId, from.id(), most)
                        : instances.byIdentifier(productId, from.id(), most);
            default -> order.descending() ? latest(from, backwards, most) : silent(from, backwards, most);
        };
    }

    private List<InstanceRow> latest(InstanceCursor from, boolean backwards, int most) {
        return backwards
                ? instances.silentFirst(productId, from.time(), from.id(), most)
                : instances.latestFirst(productId, from.time(), from.id(), most);
    }

    /** The instances that never sent a heartbeat stand at the end, and an index has them at the beginning. */
    private List<InstanceRow> silent(InstanceCursor from, boolean backwards, int most) {
        List<InstanceRow> rows = new ArrayList<>();
        if (!backwards) {
            if (from.time() != null) {
                rows.addAll(instances.silentFirst(productId, from.time(), from.id(), most));
            }
            return rows.size() < most
                    ? with(rows, instances.neverHeard(productId, from.afterNever(), most - rows.size()))
                    : rows;
        }
        if (from.time() == null) {
            rows.addAll(instances.neverHeardBack(productId, from.id(), most));
        }
        InstanceCursor heard = from.time() == null ? InstanceCursor.endOfHeard() : from;
        return rows.size() < most ? with(rows, heard(heard, most - rows.size())) : rows;
    }

    private List<InstanceRow> heard(InstanceCursor before, int most) {
        return instances.latestFirst(productId, before.time(), before.id(), most).stream()
                .filter(row -> row.lastHeartbeatAt() != null)
                .toList();
    }

    private static List<InstanceRow> with(List<InstanceRow> rows, List<InstanceRow> more) {
        rows.addAll(more);
        return rows;
    }
}
