package rollcall.pages.settings;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.Query;
import rollcall.sender.audit.AuditEntry;
import rollcall.sender.audit.AuditLog;
import rollcall.sender.audit.AuditReader;
import rollcall.sender.audit.AuditReader.AuditList;
import rollcall.sender.audit.AuditSearch;

/** The page that answers: who did what? It shows the local audit log and the events that wait to be sent. */
public final class AuditPage {
    private static final List<String> FILTERS = List.of("source", "name", "profile", "from", "to");
    private static final int LONGEST = 200;

    /** What the page and its CSV file take in their URLs. */
    public static final PageParameters PARAMETERS = PageParameters.of(
            Parameter.oneOf("source", AuditSearch.SOURCES),
            Parameter.text("name", LONGEST),
            Parameter.text("profile", LONGEST),
            Parameter.day("from"),
            Parameter.day("to"),
            Parameter.matching(
                    "before",
                    AuditSearch::continues,
                    "It is no place in this list.",
                    "what the link to older entries has"));

    private final AuditReader trail;
    private final AuditLog auditLog;
    private final Clock clock;

    public AuditPage(AuditReader trail, AuditLog auditLog, Clock clock) {
        this.trail = trail;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    public Page show(PageRequest pageRequest) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", pageRequest.query());
        model.put("sources", AuditSearch.SOURCES);
        model.put("names", AuditWords.names());
        model.put("people", List.of());
        model.put("audits", auditLog.audits());
        model.put("keptDays", AuditLog.KEPT.toDays());
        model.put("csvHref", pageRequest.path() + ".csv" + with(pageRequest, ""));
        put(model, pageRequest, search(pageRequest));
        return new Page("audit", model);
    }

    /**
     * Writes all entries that the same filter finds as rows of a table, the header row first. The export itself is recorded in the audit
     * log.
     */
    public void csv(PageRequest pageRequest, Consumer<List<String>> rows) {
        AuditSearch search = search(pageRequest);
        Map<String, String> filter = filter(pageRequest);
        auditLog.action("export", pageRequest.who().email(), Map.of("what", "audit", "filter", Query.of(filter)));
        rows.accept(List.of("at", "source", "type", "name", "profile", "properties", "context"));
        trail.each(search, entry -> rows.accept(cells(entry)));
    }

    private void put(Map<String, Object> model, PageRequest pageRequest, AuditSearch search) {
        AuditList list = trail.list(search);
        Instant now = clock.instant();
        model.put(
                "rows",
                list.entries().stream()
                        .map(entry -> AuditLine.of(entry, now, named(pageRequest, entry)))
                        .toList());
        model.put("people", people(pageRequest, list));
        model.put("narrowed", search.narrows());
        model.put("newestHref", search.before().isEmpty() ? null : pageRequest.path() + with(pageRequest, ""));
        model.put("olderHref", list.next() == null ? null : pageRequest.path() + with(pageRequest, list.next()));
    }

    /** Returns the people that the filter suggests: those on this page, and the person who views it. */
    private static List<String> people(PageRequest pageRequest, AuditList list) {
        return Stream.concat(
                        Stream.of(pageRequest.who().email()),
                        list.entries().stream().map(AuditEntry::who))
                .filter(who -> !who.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns the link to the list with this filter, narrowed to the name of this entry. */
    private static String named(PageRequest pageRequest, AuditEntry entry) {
        Map<String, String> query = filter(pageRequest);
        query.put("name", entry.name());
        return pageRequest.path() + Query.of(query);
    }

    private static String with(PageRequest pageRequest, String before) {
        Map<String, String> query = filter(pageRequest);
        if (!before.isEmpty()) {
            query.put("before", before);
        }
        return Query.of(query);
    }

    private static Map<String, String> filter(PageRequest pageRequest) {
        Map<String, String> query = new LinkedHashMap<>();
        FILTERS.stream()
                .filter(name -> !text(pageRequest, name).isEmpty())
                .forEach(name -> query.put(name, text(pageRequest, name)));
        return query;
    }

    private static AuditSearch search(PageRequest pageRequest) {
        return new AuditSearch(
                text(pageRequest, "source"),
                text(pageRequest, "name"),
                text(pageRequest, "profile"),
                day(pageRequest, "from"),
                day(pageRequest, "to"),
                text(pageRequest, "before"));
    }

    private static LocalDate day(PageRequest pageRequest, String field) {
        String day = pageRequest.query().get(field);
        return day == null ? null : LocalDate.parse(day);
    }

    private static String text(PageRequest pageRequest, String field) {
        return pageRequest.query().getOrDefault(field, "").strip();
    }

    private static List<String> cells(AuditEntry entry) {
        return List.of(
                entry.at().toString(),
                entry.source(),
                entry.type(),
                entry.name(),
                entry.who(),
                entry.properties(),
                entry.context());
    }
}
