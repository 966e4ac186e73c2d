package rollcall.store.sender;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Table {@code report_file}: it stores which pages of the outbox were saved to which file. */
public interface ReportFileDao {
    /** A report file with {@code rows} rows that still wait in the outbox. */
    record SavedFile(UUID fileId, Instant savedAt, int rows) {}

    /** Stores which pages a file holds. */
    @SqlUpdate("""
            INSERT INTO report_file (file_id, page, saved_at)
            SELECT :fileId, page, :savedAt
            FROM unnest(:pages) AS saved (page)
            """)
    void add(UUID fileId, List<UUID> pages, Instant savedAt);

    /** Returns the files whose rows still wait in the outbox, newest first, at most {@code most}. */
    @SqlQuery("""
            SELECT f.file_id, f.saved_at, count(*) AS rows
            FROM report_file f
            JOIN audit_log a ON a.page = f.page
            GROUP BY f.file_id, f.saved_at
            ORDER BY f.saved_at DESC, f.file_id
            LIMIT :most
            """)
    @RegisterConstructorMapper(SavedFile.class)
    List<SavedFile> waiting(int most);

    /** Removes the rows of a file that has arrived from the outbox; returns how many. */
    @SqlUpdate("""
            DELETE FROM audit_log
            WHERE page IN (SELECT page FROM report_file WHERE file_id = :fileId)
            """)
    int arrived(UUID fileId);

    /** Deletes the pages of which no row waits any more. */
    @SqlUpdate("""
            DELETE FROM report_file f
            WHERE NOT EXISTS (SELECT 1 FROM audit_log a WHERE a.page = f.page)
            """)
    void tidy();
}
