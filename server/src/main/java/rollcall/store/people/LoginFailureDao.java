package rollcall.store.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;
import org.jspecify.annotations.Nullable;
import rollcall.store.jdbc.Locks;

/** Table {@code login_failure}: failed log-ins by a hash of the account's name, for the throttle that all servers share. */
@RegisterConstructorMapper(LoginFailureDao.FailedLogins.class)
public interface LoginFailureDao {
    /** How many failures there were, and when the last one was; null for none. */
    record FailedLogins(int count, @Nullable Instant last) {}

    /**
     * Counts one more failure, unless the last one is too recent. Attempts for the same name wait for each other.
     *
     * @param since earlier failures do not count
     * @param delay the pause after a number of failures that count
     * @return when the next attempt is permitted; empty if this one was counted
     */
    @Transaction
    default Optional<Instant> admit(byte[] who, Instant now, Instant since, IntFunction<Duration> delay) {
        oneAtATime(Locks.LOG_IN.number(), who);
        FailedLogins failedLogins = since(who, since);
        if (failedLogins.last() != null) {
            Instant next = failedLogins.last().plus(delay.apply(failedLogins.count()));
            if (next.isAfter(now)) {
                return Optional.of(next);
            }
        }
        add(who, now);
        return Optional.empty();
    }

    /** For {@link #admit} alone. */
    @SqlQuery("""
            SELECT 1
            FROM pg_advisory_xact_lock(:lock, hashtext(encode(:who, 'hex')))
            """)
    int oneAtATime(int lock, byte[] who);

    /** For {@link #admit} alone. */
    @SqlQuery("""
            SELECT count(*)::int AS count, max(failed_at) AS last
            FROM login_failure
            WHERE who = :who AND failed_at > :since
            """)
    FailedLogins since(byte[] who, Instant since);

    /** For {@link #admit} alone. */
    @SqlUpdate("""
            INSERT INTO login_failure (who, failed_at)
            VALUES (:who, :now)
            """)
    void add(byte[] who, Instant now);

    /** Removes the failure that was counted at that time. */
    @SqlUpdate("""
            DELETE FROM login_failure
            WHERE who = :who AND failed_at = :at
            """)
    void takeBack(byte[] who, Instant at);

    @SqlUpdate("""
            DELETE FROM login_failure
            WHERE failed_at <= :before
            """)
    void forgetOlder(Instant before);
}
