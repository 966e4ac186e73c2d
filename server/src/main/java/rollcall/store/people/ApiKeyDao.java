package rollcall.store.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Table {@code api_key}. */
@RegisterConstructorMapper(ApiKeyDao.Row.class)
public interface ApiKeyDao {
    /** A key without its secret; {@code revokedAt} is null while it is in force. Its use is counted since {@code useKnownSince}. */
    record Row(
            String prefix,
            int productId,
            byte[] sha256,
            String label,
            String issuedBy,
            Instant issuedAt,
            @Nullable Instant revokedAt,
            Instant useKnownSince) {}

    @SqlQuery("""
            SELECT prefix, product_id, sha256, label, issued_by, issued_at, revoked_at, use_known_since
            FROM api_key
            WHERE prefix = :prefix
            """)
    Optional<Row> find(String prefix);

    /** A product's keys, newest first. */
    @SqlQuery("""
            SELECT prefix, product_id, sha256, label, issued_by, issued_at, revoked_at, use_known_since
            FROM api_key
            WHERE product_id = :productId
            ORDER BY issued_at DESC, prefix
            """)
    List<Row> ofProduct(int productId);

    /** Adds a key; returns 0 if the prefix is taken. */
    @SqlUpdate("""
            INSERT INTO api_key (prefix, product_id, sha256, label, issued_by, issued_at, use_known_since)
            VALUES (:prefix, :productId, :sha256, :label, :by, :now, :now)
            ON CONFLICT (prefix) DO NOTHING
            """)
    int insert(String prefix, int productId, byte[] sha256, String label, String by, Instant now);

    /** Revokes a key; returns 0 if there is no such key in force. */
    @SqlUpdate("""
            UPDATE api_key
            SET revoked_at = :now
            WHERE prefix = :prefix AND revoked_at IS NULL
            """)
    int revoke(String prefix, Instant now);

    /** How many keys are in force, of all products together. */
    @SqlQuery("""
            SELECT count(*)
            FROM api_key
            WHERE revoked_at IS NULL
            """)
    long inForce();
}
