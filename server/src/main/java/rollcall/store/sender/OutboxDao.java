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
    /**
     * Adds rows, and removes the oldest waiting rows if more than {@code most} wait; returns how many were removed. The lock prevents two
     * servers from adding at once, which could exceed the limit.
     */
    @Transaction
    default int add(List<NewAuditRow> rows, int most) {
        lock(Locks.OUTBOX.number());
        log().add(rows);
        int tooMany = count(2 * most) - most;
        return tooMany > 0 ? removeOldest(tooMany) : 0;
    }

    /** Takes the lock until the end of the transaction. Only {@link #add(List, int)} uses it. */
    @SqlQuery("SELECT 1 FROM pg_advisory_xact_lock(:lock)")
    int lock(int lock);

    /** Writes table {@code audit_log} in the transaction of {@link #add(List, int)}. */
    @CreateSqlObject
    AuditLogDao log();

    /** Returns how many rows wait, at most {@code most}. */
    @SqlQuery("""
            SELECT count(*)
            FROM (SELECT 1
                  FROM audit_log
                  WHERE source IN ('telemetry:backend', 'telemetry:frontend')
                  LIMIT :most) AS waiting
            """)
    int count(int most);

    /** Removes the oldest waiting rows, at most {@code rows}; returns how many were removed. */
    @SqlUpdate("""
            DELETE FROM audit_log
            WHERE audit_id IN (SELECT audit_id
                               FROM audit_log
                               WHERE source IN ('telemetry:backend', 'telemetry:frontend')
                               ORDER BY created_at, audit_id
                               LIMIT :rows)
            """)
    int removeOldest(int rows);

    /** Removes the waiting rows that are older than {@code before}; returns how many. */
    @SqlUpdate("""
            DELETE FROM audit_log
            WHERE source IN ('telemetry:backend', 'telemetry:frontend') AND created_at < :before
            """)
    int removeOld(Instant before);

    /** Removes all waiting rows; returns how many. */
    @SqlUpdate("""
            DELETE FROM audit_log
            WHERE source IN ('telemetry:backend', 'telemetry:frontend')
            """)
    int empty();

    /** Returns the oldest page that was begun and is not known to have arrived; empty if there is none. */
    @SqlQuery("""
            SELECT page
            FROM audit_log
            WHERE page IS NOT NULL
            ORDER BY created_at, audit_id
            LIMIT 1
            """)
    Optional<UUID> begun();

    /** Returns the pages that were begun and are not known to have arrived, oldest first. */
    @SqlQuery("""
            SELECT page
            FROM audit_log
            WHERE page IS NOT NULL
            GROUP BY page
            ORDER BY min(created_at), min(audit_id)
            """)
    List<UUID> allBegun();

    /**
     * Makes a page of the oldest rows that belong to no page; returns how many. The page has at most {@code most} rows and at most
     * {@code mostCharacters} characters, but its first row may have more. Each row counts 200 characters more than its JSON has.
     */
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

    /** Returns the rows of a page, oldest first. */
    @SqlQuery("""
            SELECT audit_id, created_at, source, type, name, profile,
                   CAST(properties AS text) AS properties, CAST(context AS text) AS context
            FROM audit_log
            WHERE page = :page
            ORDER BY created_at, audit_id
            """)
    List<AuditRow> rows(UUID page);

    /** Returns the oldest waiting rows, whether they belong to a page or not. */
    @SqlQuery("""
            SELECT audit_id, created_at, source, type, name, profile,
                   CAST(properties AS text) AS properties, CAST(context AS text) AS context
            FROM audit_log
            WHERE source IN ('telemetry:backend', 'telemetry:frontend')
            ORDER BY created_at, audit_id
            LIMIT :most
            """)
    List<AuditRow> oldest(int most);

    /** Removes the rows of a page; returns how many. */
    @SqlUpdate("""
            DELETE FROM audit_log
            WHERE page = :page
            """)
    int remove(UUID page);

    /** Releases the rows of a page that is known not to have arrived, so that they can become part of another page. */
    @SqlUpdate("""
            UPDATE audit_log
            SET page = NULL
            WHERE page = :page
            """)
    int release(UUID page);

    /** Releases the rows of all pages, because the receiver has changed and the new receiver has none of them. */
    @SqlUpdate("""
            UPDATE audit_log
            SET page = NULL
            WHERE page IS NOT NULL
            """)
    int releaseAll();
}
