package rollcall.sender.audit;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import rollcall.store.sender.AuditFilter;
import rollcall.store.sender.AuditListDao;
import rollcall.store.sender.AuditRow;

/** Reads the rows of the audit log and of the outbox, newest first. */
public final class AuditReader {
    /** The most entries of a page. */
    public static final int PAGE = 100;

    private final AuditListDao rows;

    /**
     * A page of the audit log.
     *
     * @param entries the entries, newest first
     * @param next the position where the next page begins, for {@link AuditSearch#before}; null on the last page
     */
    public record AuditList(
            List<AuditEntry> entries, @Nullable String next) {}

    public AuditReader(AuditListDao rows) {
        this.rows = rows;
    }

    /** Returns one page of the entries that the search finds. */
    public AuditList list(AuditSearch search) {
        List<AuditRow> found = rows.newestFirst(search.filter(), PAGE + 1);
        List<AuditRow> shown = found.subList(0, Math.min(PAGE, found.size()));
        String next = found.size() > PAGE ? AuditSearch.place(shown.get(PAGE - 1)) : null;
        return new AuditList(shown.stream().map(AuditReader::entry).toList(), next);
    }

    /** Passes every entry that the search finds to the reader, newest first. At most one page of entries is in memory at a time. */
    public void each(AuditSearch search, Consumer<AuditEntry> reader) {
        AuditFilter filter = search.filter();
        List<AuditRow> found;
        do {
            found = rows.newestFirst(filter, PAGE);
            found.stream().map(AuditReader::entry).forEach(reader);
            if (!found.isEmpty()) {
                filter = filter.after(found.get(found.size() - 1));
            }
        } while (found.size() == PAGE);
    }

    private static AuditEntry entry(AuditRow row) {
        return new AuditEntry(
                row.createdAt(), row.source(), row.type(), row.name(), row.profile(), row.properties(), row.context());
    }
}
