package rollcall.store;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The tables {@code heartbeat} and {@code instance}, joined on their common distribution key, as the fold reads them. */
public interface HeartbeatDayDao {
    /** A row may have 64 KiB. */
    int ROWS_AT_A_TIME = 250;

    /** The rows of some instances on one day, some at a time; an instance without a row on that day is left out. Only inside a transaction. */
    @SqlQuery("""
            SELECT h.ordinal, (i.first_seen_at AT TIME ZONE 'UTC')::date = h.day AS first, h.kept
            FROM heartbeat h
            JOIN instance i ON i.product_id = h.product_id AND i.instance_id = h.instance_id
            WHERE h.product_id = :productId AND h.day = :day AND h.instance_id = ANY(:instanceIds)
            """)
    @RegisterConstructorMapper(KeptRow.class)
    @FetchSize(ROWS_AT_A_TIME)
    void eachRow(int productId, LocalDate day, List<UUID> instanceIds, Consumer<KeptRow> consumer);

    /** Every row of one day, some at a time; only inside a transaction. */
    @SqlQuery("""
            SELECT h.ordinal, (i.first_seen_at AT TIME ZONE 'UTC')::date = h.day AS first, h.kept
            FROM heartbeat h
            JOIN instance i ON i.product_id = h.product_id AND i.instance_id = h.instance_id
            WHERE h.product_id = :productId AND h.day = :day
            """)
    @RegisterConstructorMapper(KeptRow.class)
    @FetchSize(ROWS_AT_A_TIME)
    void eachRow(int productId, LocalDate day, Consumer<KeptRow> consumer);
}
