package rollcall.store.sender;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code send_log}. */
@RegisterConstructorMapper(Send.class)
public interface SendLogDao {
    /** Newest first. */
    @SqlQuery("""
            SELECT send_id, at, what, status, bytes, events, by_hand, started_by
            FROM send_log
            ORDER BY send_id DESC
            LIMIT :most
            """)
    List<Send> last(int most);

    /** @param startedBy who pressed the button; empty if nobody did */
    @SqlUpdate("""
            INSERT INTO send_log (at, what, status, bytes, events, by_hand, started_by)
            VALUES (:at, :what, :status, :bytes, :events, :startedBy <> '', :startedBy)
            """)
    void add(Instant at, String what, String status, long bytes, int events, String startedBy);

    /** Removes all but the newest. */
    @SqlUpdate("""
            DELETE FROM send_log
            WHERE send_id <= (SELECT max(send_id) FROM send_log) - :most
            """)
    void keep(int most);
}
