package rollcall.sender.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.sender.audit.AuditReader.AuditList;
import rollcall.store.sender.AuditFilter;
import rollcall.store.sender.AuditRow;

/**
 * A search of the audit log.
 *
 * @param source one of {@link #SOURCES}; any other text means all of them
 * @param name the exact name of an event, or the beginning of names with {@code *} at the end; empty for every name
 * @param who the exact person; empty for everybody
 * @param from the first UTC day; null for no first day
 * @param to the last UTC day, included; null for no last day
 * @param before the position where the list continues, from {@link AuditList#next}; empty or any other text for the newest entries
 */
public record AuditSearch(
        String source,
        String name,
        String who,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String before) {
    /** All sources of entries. */
    public static final List<String> SOURCES =
            List.of("backend", "frontend", AuditEntry.WAITING + "backend", AuditEntry.WAITING + "frontend");

    private static final String ANY_END = "*";
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");
    private static final String PLACE = "\\d{1,18}\\.\\d{1,18}";

    /** Whether a text is the {@link AuditList#next} of some list. */
    public static boolean continues(String text) {
        return text.matches(PLACE);
    }

    /** Whether the search has a condition, beside the position where the list continues. */
    public boolean narrows() {
        return SOURCES.contains(source) || !name.isEmpty() || !who.isEmpty() || from != null || to != null;
    }

    AuditFilter filter() {
        boolean begins = name.endsWith(ANY_END);
        return new AuditFilter(
                SOURCES.contains(source) ? List.of(source) : SOURCES,
                begins ? "" : name,
                begins ? name.substring(0, name.length() - 1) : "",
                who,
                from == null ? Instant.EPOCH : start(from),
                to == null ? END : start(to.plusDays(1)),
                beforeTime(),
                before.matches(PLACE) ? Long.parseLong(before.substring(before.indexOf('.') + 1)) : Long.MAX_VALUE);
    }

    /** Returns the position after the row: its time in microseconds, the precision of the database, and its number. */
    static String place(AuditRow row) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, row.createdAt()) + "." + row.auditId();
    }

    private Instant beforeTime() {
        if (!before.matches(PLACE)) {
            return END;
        }
        Instant time = Instant.EPOCH.plus(Long.parseLong(before.substring(0, before.indexOf('.'))), ChronoUnit.MICROS);
        return time.isBefore(END) ? time : END;
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
