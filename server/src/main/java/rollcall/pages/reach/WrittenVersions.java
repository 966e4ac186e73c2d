package rollcall.pages.reach;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.pages.InvalidParameter;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;
import rollcall.product.Advisories;
import rollcall.product.SupportLines;

/** The versions that a product's advisories and support lines name. */
public record WrittenVersions(Advisories advisories, SupportLines supportLines) {
    static final String ADVISORY = "advisory";
    static final String LINE = "line";

    /**
     * Versions that somebody wrote down.
     *
     * @param name of the advisory or the support line
     * @param words what it is, as a sentence
     * @param published the day of the advisory; null for a support line, whose day every chart has
     */
    public record Written(
            String name,
            String words,
            List<String> versions,
            @Nullable LocalDate published) {}

    Parameter advisory() {
        return Parameter.checked(
                ADVISORY,
                (pageRequest, value) ->
                        advisories.find(pageRequest.product(), value).isPresent(),
                "There is no such advisory.",
                "the identifier of an advisory of the page Advisories");
    }

    Parameter line() {
        return Parameter.checked(
                LINE,
                (pageRequest, value) ->
                        supportLines.find(pageRequest.product(), value).isPresent(),
                "There is no such support line.",
                "the title of a support line of the page Support");
    }

    /** Those that the URL names; null if it names none. */
    @Nullable
    Written of(PageRequest pageRequest) {
        String advisory = pageRequest.query().get(ADVISORY);
        String line = pageRequest.query().get(LINE);
        if (advisory == null && line == null) {
            return null;
        }
        for (String other : List.of(ReachQuestion.VERSIONS, ReachQuestion.FIELD)) {
            if (advisory != null && line != null || pageRequest.query().containsKey(other)) {
                throw new InvalidParameter(other, "The versions are chosen twice.", "versions, an advisory or a line");
            }
        }
        return advisory == null
                ? supportLines
                        .find(pageRequest.product(), line)
                        .map(WrittenVersions::of)
                        .orElse(null)
                : advisories
                        .find(pageRequest.product(), advisory)
                        .map(WrittenVersions::of)
                        .orElse(null);
    }

    private static Written of(Advisories.Advisory advisory) {
        return new Written(
                advisory.identifier(),
                Messages.get(
                        "reach.of-advisory",
                        advisory.identifier(),
                        advisory.title(),
                        Messages.get(
                                "advisories.severity-" + advisory.severity().code()),
                        Dates.day(advisory.published())),
                advisory.versions(),
                advisory.published());
    }

    private static Written of(SupportLines.SupportLine line) {
        return new Written(
                line.title(),
                Messages.get("reach.of-line", line.title(), Dates.day(line.ends())),
                line.versions(),
                null);
    }
}
