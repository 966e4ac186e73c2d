package rollcall.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.BatchChunkSize;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code audit_log} as it is written and read by people; {@link OutboxDao} is about what waits in it to be sent. */
@RegisterConstructorMapper(AuditRow.class)
public interface AuditLogDao {
    @SqlBatch("""
            INSERT INTO audit_log (created_at, source, type, name, profile, properties, context)
            VALUES (:createdAt, :source, :type, :name, :profile, CAST(:properties AS json), CAST(:context AS json))
            """)
    @BatchChunkSize(1_000)
    void add(@BindMethods List<NewAuditRow> rows);

    /**
     * Rows of one source from a time on to before another, newest first, below the place where the page before ended.
     *
     * @param name what the event's name begins with, in full for one name alone; a percent sign and an underscore are escaped by a backslash
     * @param profile who did it; empty for everybody
     */
    @SqlQuery("""
            SELECT audit_id, created_at, source, type, name, profile,
                   CAST(properties AS text) AS properties, CAST(context AS text) AS context
            FROM audit_log
            WHERE source = :source AND created_at >= :from AND created_at < :to
              AND (created_at, audit_id) < (:beforeAt, :beforeId)
              AND name LIKE :name || '%' AND (:profile = '' OR profile = :profile)
            ORDER BY created_at DESC, audit_id DESC
            LIMIT :most
            """)
    List<AuditRow> newest(
            String source,
            String name,
            String profile,
            Instant from,
            Instant to,
            Instant beforeAt,
            long beforeId,
            int most);

    /** Removes what was kept here long enough; what waits to be sent has a time of its own. */
    @SqlUpdate("""
            DELETE FROM audit_log
            WHERE source IN ('backend', 'frontend') AND created_at < :before
            """)
    int removeOld(Instant before);
}
