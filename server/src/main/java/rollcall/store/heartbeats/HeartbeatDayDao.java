package rollcall.store.heartbeats;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import rollcall.store.compression.Dictionaries;
import rollcall.store.jdbc.BinaryTransfer;

/** Reads what was kept of heartbeats for the rollup. */
@RegisterRowMapper(HeartbeatDayDao.Mapper.class)
public interface HeartbeatDayDao {
    /**
     * What one instance reported on one day.
     *
     * @param ordinal the instance's position in every bitmap
     * @param first whether this was the day of its first heartbeat
     * @param kept the kept values as a JSON object
     */
    record KeptRow(int ordinal, boolean first, String kept) {}

    /** A row may have 64 KiB. */
    int ROWS_AT_A_TIME = 500;

    /** Hands over the rows of some instances on one day, some at a time. An instance may have no row on that day. Only inside a transaction. */
    @BinaryTransfer
    @SqlQuery("""
            SELECT ordinal, first, dictionary_id, kept
            FROM kept_heartbeat
            WHERE product_id = :productId AND day = :day AND instance_id = ANY(:instanceIds)
            """)
    @FetchSize(ROWS_AT_A_TIME)
    void eachRow(int productId, LocalDate day, List<UUID> instanceIds, Consumer<KeptRow> consumer);

    /** Hands over the rows of some ordinals on one day, for which it reads the whole day. Only inside a transaction. */
    @BinaryTransfer
    @SqlQuery("""
            SELECT ordinal, first, dictionary_id, kept
            FROM kept_heartbeat
            WHERE product_id = :productId AND day = :day AND ordinal = ANY(:ordinals)
            """)
    @FetchSize(ROWS_AT_A_TIME)
    void eachRowOf(int productId, LocalDate day, List<Integer> ordinals, Consumer<KeptRow> consumer);

    /** Hands over every row of one day, some at a time. Only inside a transaction. */
    @BinaryTransfer
    @SqlQuery("""
            SELECT ordinal, first, dictionary_id, kept
            FROM kept_heartbeat
            WHERE product_id = :productId AND day = :day
            """)
    @FetchSize(ROWS_AT_A_TIME)
    void eachRow(int productId, LocalDate day, Consumer<KeptRow> consumer);

    /** Decompresses what was kept. */
    final class Mapper implements RowMapper<KeptRow> {
        @Override
        public KeptRow map(ResultSet row, StatementContext context) throws SQLException {
            return new KeptRow(
                    row.getInt("ordinal"),
                    row.getBoolean("first"),
                    Objects.requireNonNull(Dictionaries.of(context).text(row, context.getConnection())));
        }
    }
}
