package rollcall.store;

import java.time.Instant;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

/** Table {@code login_failure}: failed log-ins by a hash of the account's name, for the throttle that all servers share. */
public interface LoginFailureDao {
    /** Counts one more, unless there are that many since then already; false if there are. Tries of the same name wait for each other. */
    @Transaction
    default boolean admit(byte[] who, Instant now, Instant since, int limit) {
        oneAtATime(who);
        return addBelow(who, now, since, limit) == 1;
    }

    /** For {@link #admit} alone. 7202 is the number of this kind of lock. */
    @SqlQuery("""
            SELECT 1
            FROM pg_advisory_xact_lock(7202, hashtext(encode(:who, 'hex')))
            """)
    int oneAtATime(byte[] who);

    /** For {@link #admit} alone. */
    @SqlUpdate("""
            INSERT INTO login_failure (who, failed_at)
            SELECT :who, CAST(:now AS timestamptz)
            WHERE :limit > (SELECT count(*) FROM login_failure WHERE who = :who AND failed_at > :since)
            """)
    int addBelow(byte[] who, Instant now, Instant since, int limit);

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
