package rollcall.store.products;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/** Table {@code stopped_field}: fields that superusers permitted once, of which something may still be there. */
public interface StoppedFieldDao extends FieldsVersionDao {
    /** The stopped fields of a product, the latest first. */
    @SqlQuery("""
            SELECT product_id, name, definition::text AS definition, stopped_by, stopped_at, remove_since
            FROM stopped_field
            WHERE product_id = :productId
            ORDER BY stopped_at DESC, name
            """)
    @RegisterConstructorMapper(StoppedRow.class)
    List<StoppedRow> stopped(int productId);

    /** Those of some names, locked until the transaction ends. */
    @SqlQuery("""
            SELECT product_id, name, definition::text AS definition, stopped_by, stopped_at, remove_since
            FROM stopped_field
            WHERE product_id = :productId AND name = ANY(:names)
            ORDER BY name
            FOR UPDATE
            """)
    @RegisterConstructorMapper(StoppedRow.class)
    List<StoppedRow> lock(int productId, Collection<String> names);

    /** Forgets that a field was stopped. */
    @SqlUpdate("DELETE FROM stopped_field WHERE product_id = :productId AND name = :name")
    void forget(int productId, String name);

    /** Permits a field no longer; returns 0 if no superuser permitted it. */
    @SqlUpdate("""
            WITH gone AS (
                DELETE FROM permitted_field
                WHERE product_id = :productId AND name = :name
                RETURNING product_id, name, definition
            )
            INSERT INTO stopped_field (product_id, name, definition, stopped_by, stopped_at)
            SELECT product_id, name, definition, :by, :now
            FROM gone
            ON CONFLICT (product_id, name) DO UPDATE SET
                definition = excluded.definition,
                stopped_by = excluded.stopped_by,
                stopped_at = excluded.stopped_at
            """)
    int stop(int productId, String name, String by, Instant now);

    /** Forgets what superusers changed of a field of the preset. */
    @SqlUpdate("DELETE FROM permitted_field WHERE product_id = :productId AND name = :name")
    void restore(int productId, String name);

    /** Asks that what was kept of a stopped field be deleted; returns 0 if there is no such field, or if it is being deleted already. */
    @SqlUpdate("""
            UPDATE stopped_field
            SET remove_since = :now
            WHERE product_id = :productId AND name = :name AND remove_since IS NULL
            """)
    int remove(int productId, String name, Instant now);

    /** The fields of all products of which it was asked before a time that what was kept be deleted, the first asked first. */
    @SqlQuery("""
            SELECT product_id, name, definition::text AS definition, stopped_by, stopped_at, remove_since
            FROM stopped_field
            WHERE remove_since < :before
            ORDER BY remove_since, product_id, name
            """)
    @RegisterConstructorMapper(StoppedRow.class)
    List<StoppedRow> toRemove(Instant before);

    /** Work that sees and changes both tables at one moment. */
    @FunctionalInterface
    interface Work<T> {
        T with(StoppedFieldDao tables);
    }

    /** Does the work and commits it; if it throws, nothing changes. */
    @Transaction
    default <T> T together(Work<T> work) {
        return work.with(this);
    }

    /**
     * A stopped field.
     *
     * @param definition in JSON, as it was kept
     * @param stoppedBy the address of the account that stopped it
     * @param removeSince since when what was kept of it is being deleted; null if it stays
     */
    record StoppedRow(
            int productId,
            String name,
            String definition,
            String stoppedBy,
            Instant stoppedAt,
            @Nullable Instant removeSince) {}
}
