package rollcall.store.sender;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code send_log}: one row for each request that was sent and for each file that was saved. */
@RegisterConstructorMapper(Send.class)
public interface SendLogDao {
    /** Returns the last rows, newest first, at most {@code most}. */
    @SqlQuery("""
            SELECT send_id, at, what, status, bytes, events, by_hand, started_by
            FROM send_log
            ORDER BY send_id DESC
            LIMIT :most
            """)
    List<Send> last(int most);

    /** @param startedBy the account that started the send by hand; empty if the job started it */
    @SqlUpdate("""
            INSERT INTO send_log (at, what, status, bytes, events, by_hand, started_by)
            VALUES (:at, :what, :status, :bytes, :events, :startedBy <> '', :startedBy)
            """)
    void add(Instant at, String what, String status, long bytes, int events, String startedBy);

    /** Removes all rows but the newest {@code most}. */
    @SqlUpdate("""
            DELETE FROM send_log
            WHERE send_id <= (SELECT max(send_id) FROM send_log) - :most
            """)
    void keep(int most);
}
