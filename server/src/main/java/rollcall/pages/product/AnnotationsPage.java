package rollcall.pages.product;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rollcall.analysis.annotations.Timeline;
import rollcall.pages.FormReply;
import rollcall.pages.NotFound;
import rollcall.pages.Page;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Phrases;
import rollcall.product.Annotations;
import rollcall.report.InvalidInput;
import rollcall.sender.audit.AuditLog;

/** The page that answers: what happened when? It lists the annotations of a product's charts; maintainers add and remove them. */
public final class AnnotationsPage {
    /** What the page takes in its URL. */
    public static final PageParameters PARAMETERS = PageParameters.of(Parameter.day("day"));

    private static final int YEAR = 365;

    private final Annotations annotations;
    private final Timeline timeline;
    private final AuditLog auditLog;

    public AnnotationsPage(Annotations annotations, Timeline timeline, AuditLog auditLog) {
        this.annotations = annotations;
        this.timeline = timeline;
        this.auditLog = auditLog;
    }

    /** An annotation as a row of the table. */
    public record Row(long id, String day, String kind, String text, String by) {}

    /** A time in which the receiver was away: its first and last day, and its length in words. */
    public record Away(String from, String to, String length) {}

    /** All annotations of the product, the absences of a year, and a form that adds one. With {@code ?day=} the form has that day. */
    public Page show(PageRequest pageRequest) {
        Map<String, Object> model = new HashMap<>();
        String path = path(pageRequest);
        model.put("addHref", path);
        model.put("removeHref", path + "/remove");
        model.put("kinds", Annotations.KINDS);
        model.put("longest", Annotations.LONGEST);
        model.put(
                "form",
                Map.of(
                        "day",
                        pageRequest
                                .query()
                                .getOrDefault("day", pageRequest.today().toString())));
        List<Row> rows = annotations.all(pageRequest.product()).stream()
                .map(row -> new Row(
                        row.id(),
                        Dates.day(row.day()),
                        Messages.get("annotations.kind-" + row.kind()),
                        row.text(),
                        row.by()))
                .toList();
        model.put("rows", rows);
        LocalDate today = pageRequest.today();
        model.put(
                "absences",
                timeline.absences(today.minusDays(YEAR), today).stream()
                        .map(each ->
                                new Away(Dates.day(each.from()), Dates.day(each.to()), Phrases.length(each.length())))
                        .toList());
        return new Page("annotations", model);
    }

    /**
     * Adds an annotation.
     *
     * @throws InvalidInput if a value is invalid
     */
    public FormReply add(PageRequest pageRequest, Map<String, String> form) {
        String kind = form.getOrDefault("kind", "");
        LocalDate day = annotations.add(
                pageRequest.product(),
                form.getOrDefault("day", ""),
                kind,
                form.getOrDefault("text", ""),
                pageRequest.who().email());
        log(pageRequest, "annotation-added", Map.of("kind", kind, "day", day.toString()));
        return new FormReply.SeeOther(path(pageRequest));
    }

    /**
     * Removes the annotation that the form names.
     *
     * @throws NotFound if the product has none of this number
     */
    public FormReply remove(PageRequest pageRequest, Map<String, String> form) {
        String id = form.getOrDefault("id", "");
        if (!id.matches("\\d{1,18}") || !annotations.remove(pageRequest.product(), Long.parseLong(id))) {
            throw new NotFound("This annotation is not there any more. Nothing was removed.");
        }
        log(pageRequest, "annotation-removed", Map.of("id", id));
        return new FormReply.SeeOther(path(pageRequest));
    }

    private void log(PageRequest pageRequest, String action, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(more);
        properties.put("product", pageRequest.product().slug());
        auditLog.action(action, pageRequest.who().email(), properties);
    }

    private static String path(PageRequest pageRequest) {
        return "/p/" + pageRequest.product().slug() + "/annotations";
    }
}
