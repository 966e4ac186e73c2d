package rollcall.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

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

    /** Empty if the e-mail address is taken. */
    @SqlQuery("""
            INSERT INTO account (email, password_hash, role, added_at)
            VALUES (:email, :passwordHash, :role, :now)
            ON CONFLICT (email) DO NOTHING
            RETURNING account_id, email, password_hash, role, added_at
            """)
    Optional<Row> insert(String email, String passwordHash, String role, Instant now);

    /** The account's sessions go with it. */
    @SqlUpdate("""
            DELETE FROM account
            WHERE account_id = :accountId
            """)
    void remove(int accountId);

    @SqlUpdate("""
            UPDATE account
            SET password_hash = :passwordHash
            WHERE account_id = :accountId
            """)
    void changePassword(int accountId, String passwordHash);

    /** How many there are. */
    @SqlQuery("SELECT count(*) FROM account")
    long count();
}
