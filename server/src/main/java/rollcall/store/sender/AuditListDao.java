package rollcall.store.sender;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Reads {@code audit_log} to show it to people, newest first, one page at a time. */
@RegisterConstructorMapper(AuditRow.class)
public interface AuditListDao {
    /**
     * Returns the next rows that meet the filter, at most {@code limit}, newest first. Each source is read backwards by the index (source,
     * created_at), and no more of it than the page needs.
     */
    @SqlQuery("""
            SELECT found.*
              FROM unnest(CAST(:sources AS text[])) AS wanted (source)
             CROSS JOIN LATERAL (
                   SELECT audit_id, created_at, source, type, name, profile,
                          CAST(properties AS text) AS properties, CAST(context AS text) AS context
                     FROM audit_log
                    WHERE source = wanted.source
                      AND created_at >= :from AND created_at < :until
                      AND (created_at, audit_id) < (:beforeTime, :beforeId)
                      AND (CAST(:name AS text) = '' OR name = :name)
                      AND starts_with(name, :prefix)
                      AND (CAST(:profile AS text) = '' OR profile = :profile)
                    ORDER BY created_at DESC, audit_id DESC
                    LIMIT :limit) AS found
             ORDER BY found.created_at DESC, found.audit_id DESC
             LIMIT :limit
            """)
    List<AuditRow> newestFirst(@BindMethods AuditFilter filter, int limit);
}
