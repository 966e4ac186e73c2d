package rollcall.analysis.instances;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.store.instances.InstanceRow;

/**
 * The order of a list of instances.
 *
 * @param code its name in URLs
 * @param field the field whose values are sorted; null for all other columns
 * @param descending whether the latest, newest or last comes first
 */
public record InstanceOrder(
        String code, Column column, @Nullable Field field, boolean descending) {
    /** What is sorted. Instances without it come last. */
    public enum Column {
        LAST_HEARTBEAT,
        FIRST_SEEN,
        IDENTIFIER,
        VERSION,
        FIELD
    }

    /** The latest heartbeat first; instances that never sent one come last. */
    public static final InstanceOrder LATEST = new InstanceOrder("latest", Column.LAST_HEARTBEAT, null, true);

    /** The first three columns in both orders. */
    private static final List<InstanceOrder> INDEXED = List.of(
            LATEST,
            new InstanceOrder("silent", Column.LAST_HEARTBEAT, null, false),
            new InstanceOrder("newest", Column.FIRST_SEEN, null, true),
            new InstanceOrder("oldest", Column.FIRST_SEEN, null, false),
            new InstanceOrder("identifier", Column.IDENTIFIER, null, false),
            new InstanceOrder("-identifier", Column.IDENTIFIER, null, true));

    /** All orders of a product's list. */
    public static List<InstanceOrder> of(Vocabulary vocabulary) {
        List<InstanceOrder> orders = new ArrayList<>(INDEXED);
        orders.add(new InstanceOrder("-version", Column.VERSION, null, true));
        orders.add(new InstanceOrder("version", Column.VERSION, null, false));
        InstanceLines.columns(vocabulary).forEach(field -> {
            orders.add(new InstanceOrder("f." + field.name(), Column.FIELD, field, false));
            orders.add(new InstanceOrder("-f." + field.name(), Column.FIELD, field, true));
        });
        return orders;
    }

    /** The order of that name; {@link #LATEST} for any other name. */
    public static InstanceOrder named(Vocabulary vocabulary, String code) {
        return of(vocabulary).stream()
                .filter(order -> order.code.equals(code))
                .findFirst()
                .orElse(LATEST);
    }

    /** Whether an index has this order, so that a list of any length can be read in it. */
    public boolean isIndexed() {
        return column != Column.VERSION && column != Column.FIELD;
    }

    /** The row as a place of this order. */
    InstanceCursor cursor(InstanceRow row) {
        return new InstanceCursor(time(row), row.instanceId());
    }

    private @Nullable Instant time(InstanceRow row) {
        return switch (column) {
            case LAST_HEARTBEAT -> row.lastHeartbeatAt();
            case FIRST_SEEN -> row.firstSeenAt();
            default -> null;
        };
    }
}
