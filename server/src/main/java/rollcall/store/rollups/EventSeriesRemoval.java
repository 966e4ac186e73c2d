package rollcall.store.rollups;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;
import rollcall.store.jdbc.Locks;

/** Removes from the rollups of events the series of one property or part of the context, or of all events of one name. */
public final class EventSeriesRemoval {
    private static final List<Integer> BLOCKS = List.of(1, 8, 64);

    /** How many rows one transaction removes. */
    private static final int ROWS_AT_A_TIME = 5_000;

    private final Jdbi jdbi;

    public EventSeriesRemoval(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Removes the values of a field, in portions; first from what waits to be rolled up.
     *
     * @param field {@code property.NAME} or {@code context.NAME}
     */
    public void field(int productId, String field) {
        jdbi.useExtension(Portions.class, portions -> portions.unqueueField(productId, field));
        for (int days : BLOCKS) {
            all(portions -> portions.field(productId, days, field, ROWS_AT_A_TIME));
        }
        jdbi.useExtension(Portions.class, portions -> portions.changed(productId));
    }

    /**
     * Removes all of a name, in portions. The totals over all names stay.
     *
     * @return false if some events of the name are being rolled up, so that it has to be done again
     */
    public boolean event(int productId, String name) {
        boolean whole = jdbi.withExtension(Portions.class, portions -> portions.unqueueEvent(productId, name));
        for (int days : BLOCKS) {
            all(portions -> portions.event(productId, days, name, ROWS_AT_A_TIME));
        }
        jdbi.useExtension(Portions.class, portions -> portions.name(productId, name));
        jdbi.useExtension(Portions.class, portions -> portions.changed(productId));
        return whole;
    }

    private interface Portion {
        int of(Portions portions);
    }

    private void all(Portion portion) {
        int removed;
        do {
            removed = jdbi.withExtension(Portions.class, portion::of);
        } while (removed > 0 && !Thread.currentThread().isInterrupted());
    }

    interface Portions {
        /** Changes the queue while nobody rolls up. */
        @Transaction
        default int unqueueField(int productId, String field) {
            lock(Locks.FOLD.number(), Locks.FOLD_EVENTS.number());
            return values(productId, field);
        }

        /** The same for a name. Returns false if a part of a batch with the name is rolled up: its lines are numbered. */
        @Transaction
        default boolean unqueueEvent(int productId, String name) {
            lock(Locks.FOLD.number(), Locks.FOLD_EVENTS.number());
            lines(productId, name);
            return !isQueued(productId, name);
        }

        @SqlQuery("SELECT 1 FROM pg_advisory_xact_lock_shared(:shared), pg_advisory_xact_lock(:lock)")
        int lock(int shared, int lock);

        @SqlUpdate("""
                UPDATE event_batch AS b
                SET summary = CAST(jsonb_set(CAST(b.summary AS jsonb), '{lines}', (
                    SELECT coalesce(jsonb_agg(jsonb_set(line.line, '{values}', (
                               SELECT coalesce(jsonb_agg(said.value), CAST('[]' AS jsonb))
                               FROM jsonb_array_elements(line.line -> 'values') AS said
                               WHERE said.value ->> 'field' <> :field
                           )) ORDER BY line.place), CAST('[]' AS jsonb))
                    FROM jsonb_array_elements(CAST(b.summary AS jsonb) -> 'lines') WITH ORDINALITY AS line (line, place)
                )) AS json)
                WHERE b.product_id = :productId AND strpos(CAST(b.summary AS text), CAST(to_json(CAST(:field AS text)) AS text)) > 0
                """)
        int values(int productId, String field);

        @SqlUpdate("""
                UPDATE event_batch AS b
                SET summary = CAST(jsonb_set(CAST(b.summary AS jsonb), '{lines}', (
                    SELECT coalesce(jsonb_agg(line.line ORDER BY line.place), CAST('[]' AS jsonb))
                    FROM jsonb_array_elements(CAST(b.summary AS jsonb) -> 'lines') WITH ORDINALITY AS line (line, place)
                    WHERE line.line ->> 'name' <> :name
                )) AS json)
                WHERE b.product_id = :productId AND (b.folded_lines = 0 OR b.folded)
                  AND strpos(CAST(b.summary AS text), CAST(to_json(CAST(:name AS text)) AS text)) > 0
                """)
        void lines(int productId, String name);

        @SqlQuery("""
                SELECT EXISTS (
                    SELECT 1
                    FROM event_batch, json_array_elements(summary -> 'lines') AS line
                    WHERE product_id = :productId AND folded_lines > 0 AND NOT folded AND line ->> 'name' = :name
                )
                """)
        boolean isQueued(int productId, String name);

        @SqlUpdate("""
                DELETE FROM event_rollup
                WHERE (product_id, days, name, day, field, value) IN (
                    SELECT product_id, days, name, day, field, value
                    FROM event_rollup
                    WHERE product_id = :productId AND days = :days AND field = :field
                    LIMIT :most
                )
                """)
        int field(int productId, int days, String field, int most);

        @SqlUpdate("""
                DELETE FROM event_rollup
                WHERE (product_id, days, name, day, field, value) IN (
                    SELECT product_id, days, name, day, field, value
                    FROM event_rollup
                    WHERE product_id = :productId AND days = :days AND name = :name
                    LIMIT :most
                )
                """)
        int event(int productId, int days, String name, int most);

        @SqlUpdate("DELETE FROM event_name WHERE product_id = :productId AND name = :name")
        void name(int productId, String name);

        /** Notes that rows of events changed otherwise than by new events, so that what servers remember of them is read anew. */
        @SqlUpdate("UPDATE product SET clearings = clearings + 1 WHERE product_id = :productId")
        void changed(int productId);
    }
}
