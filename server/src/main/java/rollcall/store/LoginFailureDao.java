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
        oneAtATime(Locks.LOG_IN.number(), who);
        return addBelow(who, now, since, limit) == 1;
    }

    /** For {@link #admit} alone. */
    @SqlQuery("""
            SELECT 1
            FROM pg_advisory_xact_lock(:lock, hashtext(encode(:who, 'hex')))
            """)
    int oneAtATime(int lock, byte[] who);

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
