package rollcall.store.sender;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.BatchChunkSize;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/**
 * Writes table {@code audit_log} and removes its old rows. {@link AuditListDao} reads it for people. {@link OutboxDao} handles the rows
 * that wait to be sent.
 */
public interface AuditLogDao {
    /** Adds rows, in batches of 1,000. */
    @SqlBatch("""
            INSERT INTO audit_log (created_at, source, type, name, profile, properties, context)
            VALUES (:createdAt, :source, :type, :name, :profile, CAST(:properties AS json), CAST(:context AS json))
            """)
    @BatchChunkSize(1_000)
    void add(@BindMethods List<NewAuditRow> rows);

    /**
     * Removes the rows of the local audit log that are older than {@code before}; returns how many. Rows that wait to be sent are not
     * touched, {@link OutboxDao#removeOld} removes them.
     */
    @SqlUpdate("""
            DELETE FROM audit_log
            WHERE source IN ('backend', 'frontend') AND created_at < :before
            """)
    int removeOld(Instant before);
}
