package rollcall.store.sender;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.BatchChunkSize;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code audit_log} as it is written; people read it by {@link AuditListDao}, and {@link OutboxDao} is about what waits in it to be sent. */
public interface AuditLogDao {
    @SqlBatch("""
            INSERT INTO audit_log (created_at, source, type, name, profile, properties, context)
            VALUES (:createdAt, :source, :type, :name, :profile, CAST(:properties AS json), CAST(:context AS json))
            """)
    @BatchChunkSize(1_000)
    void add(@BindMethods List<NewAuditRow> rows);

    /** Removes what was kept here long enough; what waits to be sent has a time of its own. */
    @SqlUpdate("""
            DELETE FROM audit_log
            WHERE source IN ('backend', 'frontend') AND created_at < :before
            """)
    int removeOld(Instant before);
}
