package rollcall.store.people;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code session}, found by the SHA-256 of the cookie's token. */
@RegisterConstructorMapper(SessionDao.Row.class)
public interface SessionDao {
    /** A session in force, with its account. */
    record Row(int accountId, String email, String role, String csrfToken, Instant startedAt, Instant expiresAt) {}

    @SqlQuery("""
            SELECT a.account_id, a.email, a.role, s.csrf_token, s.started_at, s.expires_at
            FROM session s
            JOIN account a USING (account_id)
            WHERE s.token_sha256 = :tokenSha256 AND s.expires_at > :now AND s.started_at > :startedAfter
            """)
    Optional<Row> find(byte[] tokenSha256, Instant now, Instant startedAfter);

    /** Starts a session; returns 0 if the account has been removed meanwhile. */
    @SqlUpdate("""
            INSERT INTO session (token_sha256, account_id, csrf_token, started_at, expires_at)
            SELECT :tokenSha256, account_id, :csrfToken, CAST(:now AS timestamptz), CAST(:expiresAt AS timestamptz)
            FROM account
            WHERE account_id = :accountId
            FOR KEY SHARE
            """)
    int insert(byte[] tokenSha256, int accountId, String csrfToken, Instant now, Instant expiresAt);

    @SqlUpdate("""
            UPDATE session
            SET expires_at = :expiresAt
            WHERE token_sha256 = :tokenSha256
            """)
    void extend(byte[] tokenSha256, Instant expiresAt);

    @SqlUpdate("""
            DELETE FROM session
            WHERE token_sha256 = :tokenSha256
            """)
    void end(byte[] tokenSha256);

    /** Ends every session of an account except the one with the given CSRF token. */
    @SqlUpdate("""
            DELETE FROM session
            WHERE account_id = :accountId AND csrf_token <> :keptCsrfToken
            """)
    void endOthers(int accountId, String keptCsrfToken);

    @SqlUpdate("""
            DELETE FROM session
            WHERE expires_at <= :now
            """)
    void forgetExpired(Instant now);
}
