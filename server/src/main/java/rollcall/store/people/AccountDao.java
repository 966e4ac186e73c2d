package rollcall.store.people;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

/** Table {@code account}. E-mail addresses arrive in lower case. */
@RegisterConstructorMapper(AccountDao.Row.class)
public interface AccountDao {
    /** An account with its bcrypt hash; {@code role} is superuser or maintainer. */
    record Row(int accountId, String email, String passwordHash, String role, Instant addedAt) {}

    @SqlQuery("SELECT NOT EXISTS (SELECT FROM account)")
    boolean none();

    @SqlQuery("""
            SELECT account_id, email, password_hash, role, added_at
            FROM account
            ORDER BY email
            """)
    List<Row> all();

    @SqlQuery("""
            SELECT account_id, email, password_hash, role, added_at
            FROM account
            WHERE email = :email
            """)
    Optional<Row> byEmail(String email);

    /** Adds an account; empty if the e-mail address is taken. */
    @SqlQuery("""
            INSERT INTO account (email, password_hash, role, added_at)
            VALUES (:email, :passwordHash, :role, :now)
            ON CONFLICT (email) DO NOTHING
            RETURNING account_id, email, password_hash, role, added_at
            """)
    Optional<Row> insert(String email, String passwordHash, String role, Instant now);

    /**
     * Removes an account and its sessions on behalf of account {@code by}. Returns false, without a change, if {@code by} is the same
     * account or is not, or no longer, a superuser.
     */
    @Transaction
    default boolean remove(int accountId, int by) {
        lock();
        return delete(accountId, by) == 1;
    }

    /** Locks the table against adding, changing and removing accounts. Reading does not wait. */
    @SqlUpdate("LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE")
    void lock();

    /** For {@link #remove} alone. */
    @SqlUpdate("""
            DELETE FROM account
            WHERE account_id = :accountId
              AND account_id <> :by
              AND EXISTS (SELECT FROM account remover
                          WHERE remover.account_id = :by AND remover.role = 'superuser')
            """)
    int delete(int accountId, int by);

    @SqlUpdate("""
            UPDATE account
            SET password_hash = :passwordHash
            WHERE account_id = :accountId
            """)
    void changePassword(int accountId, String passwordHash);

    /** Changes the password, ends every session and forgives the failed log-ins, which are stored under the hash {@code who}. */
    @Transaction
    default void resetPassword(int accountId, String passwordHash, byte[] who, Instant now) {
        forgive(accountId, passwordHash, now);
        endSessions(accountId);
        forgetFailures(who);
    }

    /** For {@link #resetPassword} alone. */
    @SqlUpdate("""
            UPDATE account
            SET password_hash = :passwordHash, failures_forgiven_at = :now
            WHERE account_id = :accountId
            """)
    void forgive(int accountId, String passwordHash, Instant now);

    /** For {@link #resetPassword} alone. */
    @SqlUpdate("""
            DELETE FROM session
            WHERE account_id = :accountId
            """)
    void endSessions(int accountId);

    /** For {@link #resetPassword} alone. */
    @SqlUpdate("""
            DELETE FROM login_failure
            WHERE who = :who
            """)
    void forgetFailures(byte[] who);

    /** When an account's failed log-ins were last forgiven, by e-mail address. */
    @KeyColumn("email")
    @ValueColumn("failures_forgiven_at")
    @SqlQuery("""
            SELECT email, failures_forgiven_at
            FROM account
            WHERE failures_forgiven_at IS NOT NULL
            """)
    Map<String, Instant> forgiven();

    /** How many accounts there are. */
    @SqlQuery("SELECT count(*) FROM account")
    long count();
}
