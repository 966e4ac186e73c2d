package rollcall.pages.coverage;

import rollcall.analysis.coverage.FieldCoverage;
import rollcall.analysis.fields.Distributions;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Markup;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;

/** The answer in words. */
final class CoverageWords {
    /** A field is reported by nearly all from this share on. */
    private static final double NEARLY_ALL = 0.9;

    private CoverageWords() {}

    static Markup headline(CoverageQuestion question) {
        FieldCoverage now = question.now();
        int active = now.active();
        if (active == 0) {
            return Markup.ofText(Messages.get(
                    question.population().filter().isWhole() ? "coverage.nobody" : "coverage.nobody-matches",
                    Distributions.DAYS));
        }
        long nearly = now.fields().stream()
                .filter(row -> row.reported() >= NEARLY_ALL * active)
                .count();
        long nobody = now.fields().stream().filter(row -> row.reported() == 0).count();
        return Markup.of(
                "coverage.headline_html",
                active,
                Distributions.DAYS,
                nearly,
                now.fields().size(),
                nobody);
    }

    /** The field that the page follows. */
    static Markup field(CoverageQuestion question) {
        FieldCoverage.Row row = question.now().fields().stream()
                .filter(each -> each.field().equals(question.field().name()))
                .findFirst()
                .orElseThrow();
        int active = question.now().active();
        return Markup.of(
                "coverage.field-says_html",
                FieldWords.title(question.field()),
                row.reported(),
                active,
                Numbers.percent(Numbers.share(row.reported(), active)),
                row.unusable(),
                active - row.reported() - row.unusable());
    }
}
