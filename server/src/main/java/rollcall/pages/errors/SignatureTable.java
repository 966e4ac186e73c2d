package rollcall.pages.errors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.errors.ErrorAnswer;
import rollcall.analysis.errors.SignatureRow;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.Shown;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;

/**
 * The errors, most instances first.
 *
 * @param more the link to all of them; null if all are shown
 */
record SignatureTable(List<Row> rows, Links.@Nullable Choice more) {
    static final String NAME = "signatures";

    private static final int MOST = 25;

    /**
     * An error as a row.
     *
     * @param href the page with this error by version
     * @param events null if they are not known of the instances that are counted
     * @param first the oldest version; a dash if it was never sent with one
     * @param notes that it is new, or returned; empty for neither
     */
    public record Row(
            String signature,
            String href,
            boolean current,
            String instances,
            @Nullable String list,
            @Nullable String events,
            String first,
            String last,
            String firstDay,
            String lastDay,
            List<String> notes) {}

    static SignatureTable of(ErrorQuestion question, ErrorAnswer answer) {
        Shown shown = Shown.of(question.pageRequest(), NAME, answer.rows().size(), MOST);
        return new SignatureTable(
                answer.rows().stream()
                        .limit(shown.count())
                        .map(row -> row(question, row))
                        .toList(),
                shown.more());
    }

    private static Row row(ErrorQuestion question, SignatureRow row) {
        return new Row(
                row.signature(),
                one(question.pageRequest(), row.signature()),
                row.signature().equals(question.pageRequest().query().get(ErrorQuestion.SIGNATURE)),
                Numbers.count(row.instances()),
                question.lists().error(row.signature(), null),
                row.events() == null ? null : Numbers.count(row.events()),
                dash(row.history().firstVersion()),
                dash(row.history().lastVersion()),
                row.history().firstDay().toString(),
                row.history().lastDay().toString(),
                notes(question, row));
    }

    private static List<String> notes(ErrorQuestion question, SignatureRow row) {
        if (row.returned().isPresent()) {
            var returned = row.returned().get();
            return List.of(Messages.get("signatures.returned", returned.fixed(), returned.again()));
        }
        return row.isNew() && question.since() != null
                ? List.of(Messages.get("signatures.new-since", question.since().version()))
                : List.of();
    }

    private static String one(PageRequest pageRequest, String signature) {
        Map<String, String> query = new LinkedHashMap<>(FilterBar.linkable(pageRequest));
        query.put(ErrorQuestion.SIGNATURE, signature);
        return pageRequest.path() + Query.of(query) + "#one";
    }

    private static String dash(@Nullable String version) {
        return version == null ? "–" : version;
    }
}
