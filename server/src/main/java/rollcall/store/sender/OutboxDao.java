package rollcall.store.sender;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.CreateSqlObject;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;
import rollcall.store.jdbc.Locks;

/** The rows of {@code audit_log} that wait to be sent. */
@RegisterConstructorMapper(AuditRow.class)
public interface OutboxDao {
    /** Adds rows and lets the oldest that wait go beyond {@code most}; returns how many went. The lock keeps two servers from counting past each other. */
    @Transaction
    default int add(List<NewAuditRow> rows, int most) {
        lock(Locks.OUTBOX.number());
        log().add(rows);
        int tooMany = count(2 * most) - most;
        return tooMany > 0 ? removeOldest(tooMany) : 0;
    }

    /** For {@link #add(List, int)} alone. */
    @SqlQuery("SELECT 1 FROM pg_advisory_xact_lock(:lock)")
    int lock(int lock);

    /** The same table as it is written, within the same transaction. */
    @CreateSqlObject
    AuditLogDao log();

    /** How many rows wait; no more than {@code most} are counted. */
    @SqlQuery("""
            SELECT count(*)
            FROM (SELECT 1
                  FROM audit_log
                  WHERE source IN ('telemetry:backend', 'telemetry:frontend')
                  LIMIT :most) AS waiting
            """)
    int count(int most);

    /** Removes so many of the oldest rows. */
    @SqlUpdate("""
            DELETE FROM audit_log
            WHERE audit_id IN (SELECT audit_id
                               FROM audit_log
                               WHERE source IN ('telemetry:backend', 'telemetry:frontend')
                               ORDER BY created_at, audit_id
                               LIMIT :rows)
            """)
    int removeOldest(int rows);

    @SqlUpdate("""
            DELETE FROM audit_log
            WHERE source IN ('telemetry:backend', 'telemetry:frontend') AND created_at < :before
            """)
    int removeOld(Instant before);

    @SqlUpdate("""
            DELETE FROM audit_log
            WHERE source IN ('telemetry:backend', 'telemetry:frontend')
            """)
    int empty();

    /** The page that was begun before all others and is not known to have arrived. */
    @SqlQuery("""
            SELECT page
            FROM audit_log
            WHERE page IS NOT NULL
            ORDER BY created_at, audit_id
            LIMIT 1
            """)
    Optional<UUID> begun();

    /** The pages that were begun and are not known to have arrived, oldest first. */
    @SqlQuery("""
            SELECT page
            FROM audit_log
            WHERE page IS NOT NULL
            GROUP BY page
            ORDER BY min(created_at), min(audit_id)
            """)
    List<UUID> allBegun();

    /** Makes a page of the oldest rows that are in none: at most so many, and so many characters unless the first alone has more. */
    @SqlUpdate("""
            UPDATE audit_log
            SET page = :page
            WHERE audit_id IN (SELECT audit_id
                               FROM (SELECT audit_id, row_number() OVER oldest AS place,
                                            sum(200 + length(CAST(properties AS text)) + length(CAST(context AS text)))
                                                OVER oldest AS characters
                                     FROM (SELECT audit_id, created_at, properties, context
                                           FROM audit_log
                                           WHERE source IN ('telemetry:backend', 'telemetry:frontend') AND page IS NULL
                                           ORDER BY created_at, audit_id
                                           LIMIT :most) AS waiting
                                     WINDOW oldest AS (ORDER BY created_at, audit_id)) AS measured
                               WHERE characters <= :mostCharacters OR place = 1)
            """)
    int begin(UUID page, int most, long mostCharacters);

    /** The rows of a page, oldest first. */
    @SqlQuery("""
            SELECT audit_id, created_at, source, type, name, profile,
                   CAST(properties AS text) AS properties, CAST(context AS text) AS context
            FROM audit_log
            WHERE page = :page
            ORDER BY created_at, audit_id
            """)
    List<AuditRow> rows(UUID page);

    /** The oldest rows, whether in a page or not. */
    @SqlQuery("""
            SELECT audit_id, created_at, source, type, name, profile,
                   CAST(properties AS text) AS properties, CAST(context AS text) AS context
            FROM audit_log
            WHERE source IN ('telemetry:backend', 'telemetry:frontend')
            ORDER BY created_at, audit_id
            LIMIT :most
            """)
    List<AuditRow> oldest(int most);

    /** The page has arrived. */
    @SqlUpdate("""
            DELETE FROM audit_log
            WHERE page = :page
            """)
    int remove(UUID page);

    /** The page is known not to have arrived: its rows may go in another one. */
    @SqlUpdate("""
            UPDATE audit_log
            SET page = NULL
            WHERE page = :page
            """)
    int release(UUID page);

    /** No page is under way any more: another receiver has seen none of them. */
    @SqlUpdate("""
            UPDATE audit_log
            SET page = NULL
            WHERE page IS NOT NULL
            """)
    int releaseAll();
}
