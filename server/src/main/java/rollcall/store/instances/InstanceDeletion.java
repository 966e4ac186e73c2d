package rollcall.store.instances;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import rollcall.store.BoundedTransactions;
import rollcall.store.StoreException;
import rollcall.store.jdbc.Locks;
import rollcall.store.jdbc.Retry;
import rollcall.store.jdbc.Transaction;

/**
 * Deletes every row that names an instance, in one transaction of two round trips. Rollups stay: their bitmaps hold an ordinal, which from then on
 * belongs to no instance and is never given to another one.
 */
public final class InstanceDeletion {
    /*
     * Waits for transactions that write rows of the instance, and makes later ones wait: batches of events by their lock, heartbeats by the
     * instance's row, which is made if there is none. Each statement sees what those before it waited for. The row of a group commit belongs to
     * other instances as well: in it the identifier is replaced by one that no instance has, unless another transaction holds the row at this
     * moment to delete it. A row that moves from the old form of heartbeats to the new one meanwhile is found in the new one.
     */
    private static final String FORGET = BoundedTransactions.LIMITS + """
            SELECT pg_advisory_xact_lock(?, ?);

            INSERT INTO instance AS i (product_id, instance_id, ordinal, first_seen_at, last_heartbeat_at, last_day, version)
            VALUES (?, ?, -1, '-infinity', '-infinity', '-infinity', NULL)
            ON CONFLICT (product_id, instance_id) DO UPDATE SET ordinal = i.ordinal;

            DELETE FROM lost_answer WHERE product_id = ? AND instance_id = ?;

            DELETE FROM parked_heartbeat WHERE product_id = ? AND instance_id = ?;

            UPDATE heartbeat_batch AS b
            SET instance_ids = ARRAY(
                SELECT CASE WHEN m.product_id = ? AND m.instance_id = ?
                            THEN '00000000-0000-0000-0000-000000000000' ELSE m.instance_id END
                FROM unnest(b.product_ids, b.instance_ids) WITH ORDINALITY AS m (product_id, instance_id, place)
                ORDER BY m.place
            )
            WHERE b.batch_id IN (
                SELECT batch_id FROM heartbeat_batch WHERE ? = ANY (instance_ids) FOR UPDATE SKIP LOCKED
            );

            DELETE FROM event_batch WHERE product_id = ? AND instance_id = ?;

            DELETE FROM event_batch_seen WHERE product_id = ? AND instance_id = ?;

            DELETE FROM metric_day WHERE product_id = ? AND instance_id = ?;

            DELETE FROM event WHERE product_id = ? AND instance_id = ?;

            DELETE FROM heartbeat_plain WHERE product_id = ? AND instance_id = ?;

            DELETE FROM heartbeat WHERE product_id = ? AND instance_id = ?;

            DELETE FROM instance WHERE product_id = ? AND instance_id = ?
            """;

    private final DataSource dataSource;

    public InstanceDeletion(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Forgets an instance. Nothing happens if it is not known. Reports of it that commit later make it known anew.
     *
     * @throws StoreException if nothing was deleted, or if that is in doubt; a repetition is harmless
     */
    public void forget(InstanceKey key) throws StoreException {
        StoreException.translating(() -> Retry.on(
                Set.of(Retry.DEADLOCK),
                again -> Transaction.run(dataSource, connection -> forget(connection, key), done -> true)));
    }

    private static boolean forget(Connection connection, InstanceKey key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            int place = 1;
            statement.setInt(place++, Locks.EVENTS_OF_INSTANCE.number());
            statement.setInt(place++, key.lock());
            place = bind(statement, place, key, 4);
            statement.setObject(place++, key.instanceId());
            bind(statement, place, key, 7);
            return statement.execute();
        }
    }

    /** Binds product and instance, so many times. */
    private static int bind(PreparedStatement statement, int from, InstanceKey key, int times) throws SQLException {
        int place = from;
        for (int i = 0; i < times; i++) {
            statement.setInt(place++, key.productId());
            statement.setObject(place++, key.instanceId());
        }
        return place;
    }
}
