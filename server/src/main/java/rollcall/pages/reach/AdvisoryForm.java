package rollcall.pages.reach;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rollcall.advisory.ReadAdvisory;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.PageRequest;
import rollcall.pages.filter.AskedVersions;
import rollcall.product.Advisories;
import rollcall.product.Advisories.Advisory;

/** The fields of the form in which an advisory is written down. */
final class AdvisoryForm {
    /** The identifier of the advisory that the form writes over; blank for a new one. */
    static final String OVER = "over";

    private AdvisoryForm() {}

    static Map<String, String> empty(PageRequest pageRequest) {
        return Map.of("published", pageRequest.today().toString(), "severity", "not-rated");
    }

    static Map<String, String> of(Advisory advisory, Field field) {
        Map<String, String> form = fields(
                advisory.identifier(),
                advisory.title(),
                advisory.severity().code(),
                advisory.published().toString(),
                advisory.link());
        form.put("versions", new AskedVersions(field, advisory.versions()).written());
        form.put("fixed", advisory.fixed());
        return form;
    }

    /** What a file says of one of its packages. */
    static Map<String, String> of(ReadAdvisory read, ReadAdvisory.Affected affected, PageRequest pageRequest) {
        Map<String, String> form = fields(
                read.identifier(),
                read.title(),
                read.severity().code(),
                (read.published() == null ? pageRequest.today() : read.published()).toString(),
                read.link());
        form.put("versions", affected.versions().stream().map(Object::toString).collect(Collectors.joining(" ")));
        form.put("fixed", String.join(" ", affected.fixed()));
        return form;
    }

    private static Map<String, String> fields(
            String identifier, String title, String severity, String published, @Nullable String link) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put(OVER, identifier);
        form.put("identifier", identifier);
        form.put("title", title);
        form.put("severity", severity);
        form.put("published", published);
        form.put("link", link == null ? "" : link);
        return form;
    }

    /** @throws rollcall.report.InvalidInput if the versions are none */
    static Advisories.Draft draft(Map<String, String> form, Field field) {
        List<String> versions = AskedVersions.typed(field, "versions", form.getOrDefault("versions", ""))
                .texts();
        return new Advisories.Draft(
                form.getOrDefault("identifier", ""),
                form.getOrDefault("title", ""),
                form.getOrDefault("severity", ""),
                versions,
                form.getOrDefault("fixed", ""),
                form.getOrDefault("published", ""),
                form.getOrDefault("link", ""));
    }
}
