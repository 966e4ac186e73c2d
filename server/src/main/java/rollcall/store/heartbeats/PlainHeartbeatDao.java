package rollcall.store.heartbeats;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import rollcall.store.compression.Dictionary;
import rollcall.store.jdbc.PartitionDao;

/** Table {@code heartbeat_plain}, the old form of heartbeats: its rows move to table {@code heartbeat}. */
interface PlainHeartbeatDao extends PartitionDao {
    /** Whose row it is. */
    record Key(int productId, UUID instanceId) {}

    /**
     * A row of the old form.
     *
     * @param kept a JSON object
     */
    record Row(
            int productId,
            UUID instanceId,
            LocalDate day,
            int ordinal,
            OffsetDateTime receivedAt,
            boolean first,
            @Nullable String version,
            String kept) {
        Compressed compressed(Dictionary dictionary) {
            byte[] bytes = dictionary.compress(kept.getBytes(StandardCharsets.UTF_8));
            return new Compressed(
                    productId, instanceId, day, ordinal, receivedAt, first, version, dictionary.id(), bytes);
        }
    }

    /** The same row in the compressed form. */
    record Compressed(
            int productId,
            UUID instanceId,
            LocalDate day,
            int ordinal,
            OffsetDateTime receivedAt,
            boolean first,
            @Nullable String version,
            int dictionaryId,
            byte[] kept) {}

    /** The products that have rows of a day. */
    @SqlQuery("SELECT DISTINCT product_id FROM heartbeat_plain WHERE day = :day")
    List<Integer> products(LocalDate day);

    /** The next rows of a day. */
    @SqlQuery("""
            SELECT product_id, instance_id
            FROM heartbeat_plain
            WHERE day = :day
            ORDER BY product_id, instance_id
            LIMIT :most
            """)
    @RegisterConstructorMapper(Key.class)
    List<Key> next(LocalDate day, int most);

    /** Deletes those of these rows that are still there, and returns them. */
    @SqlQuery("""
            DELETE FROM heartbeat_plain
            WHERE day = :day
              AND (product_id, instance_id) IN (
                SELECT * FROM unnest(CAST(:productIds AS int[]), CAST(:instanceIds AS uuid[]))
              )
            RETURNING product_id, instance_id, day, ordinal, received_at, first, version, CAST(kept AS text) AS kept
            """)
    @RegisterConstructorMapper(Row.class)
    List<Row> take(LocalDate day, List<Integer> productIds, List<UUID> instanceIds);

    /** Adds rows. One whose instance has another row of the day is older than that, and is lost. */
    @SqlBatch("""
            INSERT INTO heartbeat (product_id, instance_id, day, ordinal, received_at, first, version, dictionary_id, kept)
            VALUES (:productId, :instanceId, :day, :ordinal, :receivedAt, :first, :version, :dictionaryId, :kept)
            ON CONFLICT (product_id, instance_id, day) DO NOTHING
            """)
    void add(@BindMethods Iterable<Compressed> rows);
}
