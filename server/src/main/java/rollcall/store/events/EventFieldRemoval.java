package rollcall.store.events;

import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import rollcall.store.jdbc.PartitionDao;

/** Removes from the raw events of a product the values of one property or part of the context, or all events of one name. */
public final class EventFieldRemoval {
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /** How many rows with the field one transaction changes, with the rest of the last batch among them. */
    private static final int ROWS_AT_A_TIME = 10_000;

    private final Jdbi jdbi;

    public EventFieldRemoval(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private interface Portion {
        int of(Portions portions, LocalDate day);
    }

    /** Removes the values of a property on all days, in portions, each in a transaction of its own. */
    public void property(int productId, String name) {
        all((portions, day) -> portions.property(productId, day, name, ROWS_AT_A_TIME));
    }

    /** The same for a part of the context. */
    public void context(int productId, String name) {
        all((portions, day) -> portions.context(productId, day, name, ROWS_AT_A_TIME));
    }

    /** The same for all events of a name. */
    public void event(int productId, String name) {
        all((portions, day) -> portions.event(productId, day, name, ROWS_AT_A_TIME));
    }

    private void all(Portion portion) {
        for (LocalDate day :
                jdbi.withExtension(PartitionDao.class, catalog -> catalog.days("event", LocalDate.EPOCH, LAST))) {
            int changed;
            do {
                changed = jdbi.withExtension(Portions.class, portions -> portion.of(portions, day));
            } while (changed > 0 && !Thread.currentThread().isInterrupted());
        }
    }

    interface Portions {
        @SqlUpdate("""
                UPDATE event AS e
                SET properties = (
                    SELECT coalesce(json_object_agg(whole.key, whole.value), CAST('{}' AS json))
                    FROM json_each(e.properties) AS whole
                    WHERE whole.key <> :field
                )
                WHERE e.received_on = :day AND e.product_id = :productId AND e.properties -> :field IS NOT NULL
                  AND (e.instance_id, e.batch_id) IN (
                    SELECT instance_id, batch_id
                    FROM event
                    WHERE received_on = :day AND product_id = :productId AND properties -> :field IS NOT NULL
                    LIMIT :most
                )
                """)
        int property(int productId, LocalDate day, String field, int most);

        @SqlUpdate("""
                UPDATE event AS e
                SET context = (
                    SELECT coalesce(json_object_agg(whole.key, whole.value), CAST('{}' AS json))
                    FROM json_each(e.context) AS whole
                    WHERE whole.key <> :field
                )
                WHERE e.received_on = :day AND e.product_id = :productId AND e.context -> :field IS NOT NULL
                  AND (e.instance_id, e.batch_id) IN (
                    SELECT instance_id, batch_id
                    FROM event
                    WHERE received_on = :day AND product_id = :productId AND context -> :field IS NOT NULL
                    LIMIT :most
                )
                """)
        int context(int productId, LocalDate day, String field, int most);

        @SqlUpdate("""
                DELETE FROM event
                WHERE received_on = :day AND product_id = :productId AND name = :name AND (instance_id, batch_id) IN (
                    SELECT instance_id, batch_id
                    FROM event
                    WHERE received_on = :day AND product_id = :productId AND name = :name
                    LIMIT :most
                )
                """)
        int event(int productId, LocalDate day, String name, int most);
    }
}
