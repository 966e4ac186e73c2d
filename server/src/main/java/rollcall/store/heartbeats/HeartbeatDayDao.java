package rollcall.store.heartbeats;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Table {@code heartbeat} as the fold reads it. */
public interface HeartbeatDayDao {
    /** A row may have 64 KiB. */
    int ROWS_AT_A_TIME = 500;

    /** The rows of some instances on one day, some at a time; an instance without a row on that day is left out. Only inside a transaction. */
    @SqlQuery("""
            SELECT ordinal, first, kept
            FROM heartbeat
            WHERE product_id = :productId AND day = :day AND instance_id = ANY(:instanceIds)
            """)
    @RegisterConstructorMapper(KeptRow.class)
    @FetchSize(ROWS_AT_A_TIME)
    void eachRow(int productId, LocalDate day, List<UUID> instanceIds, Consumer<KeptRow> consumer);

    /** The rows of some instances on one day by their ordinals: reads all of the day. Only inside a transaction. */
    @SqlQuery("""
            SELECT ordinal, first, kept
            FROM heartbeat
            WHERE product_id = :productId AND day = :day AND ordinal = ANY(:ordinals)
            """)
    @RegisterConstructorMapper(KeptRow.class)
    @FetchSize(ROWS_AT_A_TIME)
    void eachRowOf(int productId, LocalDate day, List<Integer> ordinals, Consumer<KeptRow> consumer);

    /** Every row of one day, some at a time; only inside a transaction. */
    @SqlQuery("""
            SELECT ordinal, first, kept
            FROM heartbeat
            WHERE product_id = :productId AND day = :day
            """)
    @RegisterConstructorMapper(KeptRow.class)
    @FetchSize(ROWS_AT_A_TIME)
    void eachRow(int productId, LocalDate day, Consumer<KeptRow> consumer);
}
