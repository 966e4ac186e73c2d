package rollcall.sender.audit;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import rollcall.store.sender.AuditFilter;
import rollcall.store.sender.AuditListDao;
import rollcall.store.sender.AuditRow;

/** Who did what, and what waits to be sent: the rows of the audit log, newest first. */
public final class AuditReader {
    /** Entries a page. */
    public static final int PAGE = 100;

    private final AuditListDao rows;

    /**
     * A page of the audit log.
     *
     * @param entries newest first
     * @param next the place where the next page begins, for {@link AuditSearch#before}; null on the last page
     */
    public record AuditList(
            List<AuditEntry> entries, @Nullable String next) {}

    public AuditReader(AuditListDao rows) {
        this.rows = rows;
    }

    /** A page of what the search finds. */
    public AuditList list(AuditSearch search) {
        List<AuditRow> found = rows.newestFirst(search.filter(), PAGE + 1);
        List<AuditRow> shown = found.subList(0, Math.min(PAGE, found.size()));
        String next = found.size() > PAGE ? AuditSearch.place(shown.get(PAGE - 1)) : null;
        return new AuditList(shown.stream().map(AuditReader::entry).toList(), next);
    }

    /** Everything that the search finds, one by one, however much it is: never more than a page of it is in memory. */
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
