package rollcall.store;

import java.time.Instant;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code login_failure}: failed log-ins by a hash of the account's name, for the throttle that all servers share. */
public interface LoginFailureDao {
    @SqlQuery("""
            SELECT count(*)
            FROM login_failure
            WHERE who = :who AND failed_at > :since
            """)
    int count(byte[] who, Instant since);

    @SqlUpdate("""
            INSERT INTO login_failure (who, failed_at)
            VALUES (:who, :now)
            """)
    void add(byte[] who, Instant now);

    @SqlUpdate("""
            DELETE FROM login_failure
            WHERE who = :who
            """)
    void forget(byte[] who);

    @SqlUpdate("""
            DELETE FROM login_failure
            WHERE failed_at <= :before
            """)
    void forgetOlder(Instant before);
}
