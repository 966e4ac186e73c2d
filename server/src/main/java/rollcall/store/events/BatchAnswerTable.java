package rollcall.store.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import rollcall.store.StoreException;
import rollcall.store.jdbc.Columns;

/** Tables {@code event_batch} and {@code event_batch_seen}: how the answers to stored batches fared, and what is forgotten of both. */
public final class BatchAnswerTable {
    private static final String SETTLE = """
            UPDATE event_batch SET answered = true, marks = '' WHERE batch_id = ANY (?::bigint[])
            """;

    private static final String LOSE = """
            UPDATE event_batch SET run_id = 0 WHERE batch_id = ANY (?::bigint[])
            RETURNING batch_id
            """;

    private static final String EXPIRE = """
            UPDATE event_batch SET answered = true, marks = '' WHERE NOT answered AND run_id = 0 AND accepted_at < ?::timestamptz
            """;

    private static final String EXPIRE_SEEN = """
            DELETE FROM event_batch_seen
            WHERE (product_id, instance_id, sender_batch_id) IN (
                SELECT product_id, instance_id, sender_batch_id
                FROM event_batch_seen
                WHERE accepted_at < ?::timestamptz
                ORDER BY accepted_at
                LIMIT ?
            )
            """;

    /** Identifiers of one DELETE, some ten milliseconds' worth. */
    private static final int IDS_AT_A_TIME = 5_000;

    private final DataSource dataSource;

    public BatchAnswerTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Notes that the answers of these batches reached their senders. */
    public void arrived(Collection<Long> batchIds) throws StoreException {
        StoreException.translating(() -> {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(SETTLE)) {
                statement.setArray(1, Columns.longs(connection, batchIds));
                return statement.executeUpdate();
            }
        });
    }

    /**
     * Notes that the answers of these batches are lost: from now on a resend is looked for.
     *
     * @return those of them that there are
     */
    public List<Long> lost(Collection<Long> batchIds) throws StoreException {
        return StoreException.translating(() -> {
            List<Long> there = new ArrayList<>();
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(LOSE)) {
                statement.setArray(1, Columns.longs(connection, batchIds));
                ResultSet rows = statement.executeQuery();
                while (rows.next()) {
                    there.add(rows.getLong(1));
                }
            }
            return there;
        });
    }

    /** Forgets answers that were lost before that time, whose batches no sender can send again any more. */
    public void expire(Instant before) throws StoreException {
        expire(EXPIRE, before);
    }

    /**
     * Forgets identifiers of batches from before that time, in portions, each in a transaction of its own.
     *
     * @return how many
     */
    public int expireSeen(Instant before) throws StoreException {
        int sum = 0;
        int last;
        do {
            last = expire(EXPIRE_SEEN, before, IDS_AT_A_TIME);
            sum += last;
        } while (last == IDS_AT_A_TIME);
        return sum;
    }

    private int expire(String sql, Instant before, int... most) throws StoreException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, before.atOffset(ZoneOffset.UTC));
            for (int number : most) {
                statement.setInt(2, number);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException(e);
        }
    }
}
