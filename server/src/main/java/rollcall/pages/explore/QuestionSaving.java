package rollcall.pages.explore;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import rollcall.pages.FormReply;
import rollcall.pages.InvalidParameter;
import rollcall.pages.NotFound;
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.text.Moment;
import rollcall.product.SavedQuestions;
import rollcall.report.InvalidInput;
import rollcall.sender.audit.AuditLog;

/** Saves the questions of the page under names, lists them and deletes them. */
public final class QuestionSaving {
    private static final String PATH = "/p/%s/explore";

    private final SavedQuestions savedQuestions;
    private final AuditLog auditLog;
    private final Clock clock;

    public QuestionSaving(SavedQuestions savedQuestions, AuditLog auditLog, Clock clock) {
        this.savedQuestions = savedQuestions;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** A saved question as a row of the list. */
    record Row(String name, String href, String by, Moment at) {}

    /** What the page shows: the list, and a form that saves the page's question. */
    void put(Map<String, Object> model, PageRequest pageRequest) {
        String path = path(pageRequest);
        Instant now = clock.instant();
        List<Row> rows = savedQuestions.all(pageRequest.product()).stream()
                .map(saved -> new Row(
                        saved.name(),
                        saved.query().isEmpty() ? path : path + "?" + saved.query(),
                        saved.by(),
                        Moment.of(saved.at(), now)))
                .toList();
        model.put("saved", rows);
        model.put("saveHref", path);
        model.put("removeHref", path + "/remove");
        model.put("asked", query(pageRequest));
        model.put("longest", SavedQuestions.LONGEST);
    }

    /**
     * The request for the page of the question that a form has.
     *
     * @throws InvalidParameter if the page does not take one of its parameters
     */
    PageRequest asked(PageRequest pageRequest, Map<String, String> form, PageParameters parameters) {
        PageRequest page = pageRequest.to(path(pageRequest), Map.of());
        try {
            return page.with(parameters.read(page, Query.read(form.getOrDefault("query", ""))));
        } catch (IllegalArgumentException e) {
            throw new InvalidParameter("query", "It is no query of an address.", "");
        }
    }

    /**
     * Saves the question of a page under the name that the form has.
     *
     * @throws InvalidInput if the name is invalid or taken
     */
    FormReply save(PageRequest asked, Map<String, String> form) {
        String query = query(asked);
        String name = savedQuestions.save(
                asked.product(),
                form.getOrDefault("name", ""),
                query,
                asked.who().email());
        log(asked, "question-saved", name);
        return new FormReply.SeeOther(path(asked) + (query.isEmpty() ? "" : "?" + query));
    }

    /**
     * Deletes the saved question that the form names.
     *
     * @throws NotFound if the product has none of this name
     */
    FormReply remove(PageRequest pageRequest, Map<String, String> form) {
        String name = form.getOrDefault("name", "");
        if (!savedQuestions.remove(pageRequest.product(), name)) {
            throw new NotFound("This saved question is not there any more. Nothing was deleted.");
        }
        log(pageRequest, "question-deleted", name);
        return new FormReply.SeeOther(path(pageRequest));
    }

    private void log(PageRequest pageRequest, String action, String name) {
        auditLog.action(
                action,
                pageRequest.who().email(),
                Map.of("product", pageRequest.product().slug(), "name", name));
    }

    /** The query of the page's address, without the question mark. */
    private static String query(PageRequest pageRequest) {
        return Query.of(pageRequest.query()).replaceFirst("^\\?", "");
    }

    private static String path(PageRequest pageRequest) {
        return PATH.formatted(pageRequest.product().slug());
    }
}
