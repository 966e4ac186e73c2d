package rollcall.store.heartbeats;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import rollcall.store.compression.Dictionaries;
import rollcall.store.jdbc.BinaryTransfer;
import rollcall.store.jdbc.PartitionDao;

/** Reads rows of table {@code heartbeat} to write them anew: a day at a time, by instance. */
@RegisterRowMapper(HeartbeatRowDao.Mapper.class)
interface HeartbeatRowDao extends PartitionDao {
    /**
     * A row.
     *
     * @param receivedAt with the day and the instance it tells the row from one that took its place
     * @param kept JSON in UTF-8
     */
    record Row(
            int productId, UUID instanceId, LocalDate day, OffsetDateTime receivedAt, int dictionaryId, byte[] kept) {
        /** The same row with other bytes. */
        Row with(int otherDictionary, byte[] compressed) {
            return new Row(productId, instanceId, day, receivedAt, otherDictionary, compressed);
        }
    }

    /** The next rows of a product. */
    @BinaryTransfer
    @SqlQuery("""
            SELECT product_id, instance_id, day, received_at, dictionary_id, kept
            FROM heartbeat
            WHERE product_id = :productId AND day = :day AND instance_id > :after
            ORDER BY instance_id
            LIMIT :most
            """)
    List<Row> next(int productId, LocalDate day, UUID after, int most);

    /** Some rows that are compressed by this dictionary. */
    @BinaryTransfer
    @SqlQuery("""
            SELECT product_id, instance_id, day, received_at, dictionary_id, kept
            FROM heartbeat
            WHERE product_id = :productId AND day = :day AND dictionary_id = :dictionaryId
            LIMIT :most
            """)
    List<Row> compressedBy(int productId, LocalDate day, int dictionaryId, int most);

    /** Rows of a product on some days, in either form and in no order. Only inside a transaction; to be closed. */
    @BinaryTransfer
    @FetchSize(500)
    @SqlQuery("""
            SELECT product_id, instance_id, day, received_at, dictionary_id, kept
            FROM kept_heartbeat
            WHERE product_id = :productId AND day = ANY(:days)
            LIMIT :most
            """)
    Stream<Row> some(int productId, List<LocalDate> days, int most);

    /** Writes what was kept anew, of rows that nothing took the place of meanwhile. */
    @SqlBatch("""
            UPDATE heartbeat
            SET dictionary_id = :dictionaryId, kept = :kept
            WHERE product_id = :productId AND instance_id = :instanceId AND day = :day AND received_at = :receivedAt
            """)
    void write(@BindMethods Iterable<Row> rows);

    /** Decompresses what was kept. */
    final class Mapper implements RowMapper<Row> {
        @Override
        public Row map(ResultSet row, StatementContext context) throws SQLException {
            int dictionaryId = row.getInt("dictionary_id");
            return new Row(
                    row.getInt("product_id"),
                    row.getObject("instance_id", UUID.class),
                    row.getObject("day", LocalDate.class),
                    row.getObject("received_at", OffsetDateTime.class),
                    dictionaryId,
                    Dictionaries.of(context).bytes(dictionaryId, row.getBytes("kept"), context.getConnection()));
        }
    }
}
