package rollcall.store.people;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

/** Table {@code setup_link}: the one-time links that create the first superuser, as hashes. */
public interface SetupLinkDao {
    @SqlUpdate("""
            INSERT INTO setup_link (token_sha256, issued_at, expires_at)
            VALUES (:tokenSha256, :now, :expiresAt)
            """)
    void insert(byte[] tokenSha256, Instant now, Instant expiresAt);

    /** Whether the link can be used: it is in force and no account exists yet. */
    @SqlQuery("""
            SELECT NOT EXISTS (SELECT FROM account)
               AND EXISTS (SELECT FROM setup_link WHERE token_sha256 = :tokenSha256 AND expires_at > :now)
            """)
    boolean opens(byte[] tokenSha256, Instant now);

    /**
     * Creates the first superuser and removes all links. Returns empty, without a change, if the link is not in force or an account exists
     * already. The locks serialize it with requests for other links and with any other creation of an account.
     *
     * @return the new account's number
     */
    @Transaction
    default Optional<Integer> spend(byte[] tokenSha256, String email, String passwordHash, Instant now) {
        lock();
        lockAccounts();
        if (!opens(tokenSha256, now)) {
            return Optional.empty();
        }
        drop();
        return Optional.of(superuser(email, passwordHash, now));
    }

    /** For {@link #spend} alone. */
    @SqlUpdate("LOCK TABLE setup_link IN EXCLUSIVE MODE")
    void lock();

    /** For {@link #spend} alone. */
    @SqlUpdate("LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE")
    void lockAccounts();

    /** Removes every link. */
    @SqlUpdate("DELETE FROM setup_link")
    void drop();

    /** For {@link #spend} alone. */
    @SqlQuery("""
            INSERT INTO account (email, password_hash, role, added_at)
            VALUES (:email, :passwordHash, 'superuser', :now)
            RETURNING account_id
            """)
    int superuser(String email, String passwordHash, Instant now);
}
