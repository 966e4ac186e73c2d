package rollcall.pages.coverage;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.coverage.FieldCoverage;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.Links;
import rollcall.pages.Shown;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Numbers;

/**
 * The fields with how many instances report each, those that fewest report first.
 *
 * @param more the link to all of them, or back; null if all are shown
 */
record FieldTable(List<Row> rows, Links.@Nullable Choice more) {
    /** The table's name in {@code show=}. */
    static final String NAME = "fields";

    private static final int MOST_ROWS = 20;

    /** A number and the list behind it; null if no filter says which, or if nobody is in it. */
    record Cell(String text, @Nullable String href) {}

    /**
     * A field.
     *
     * @param page the link to the page about it
     * @param isCurrent whether the page follows it
     */
    record Row(
            String title,
            String page,
            boolean isCurrent,
            Cell reported,
            String width,
            String share,
            Cell unusable,
            Cell missing) {}

    static FieldTable of(CoverageQuestion question) {
        List<FieldCoverage.Row> fields = question.now().fields().stream()
                .sorted(Comparator.comparingInt(FieldCoverage.Row::reported))
                .toList();
        Shown shown = Shown.of(question.pageRequest(), NAME, fields.size(), MOST_ROWS);
        return new FieldTable(
                fields.stream()
                        .limit(shown.count())
                        .map(row -> row(question, row))
                        .toList(),
                shown.more());
    }

    private static Row row(CoverageQuestion question, FieldCoverage.Row row) {
        Field field = question.named(row.field());
        int active = question.now().active();
        int missing = active - row.reported() - row.unusable();
        double share = Numbers.share(row.reported(), active);
        return new Row(
                FieldWords.title(field),
                Links.choice(question.pageRequest(), CoverageQuestion.FIELD, field.name(), "", false)
                        .href(),
                field.equals(question.field()),
                cell(question, field, FilterParameters.REPORTED, row.reported()),
                Numbers.width(share),
                active == 0 ? "–" : Numbers.percent(share),
                cell(question, field, FilterParameters.UNUSABLE, row.unusable()),
                cell(question, field, FilterParameters.NOT_REPORTED, missing));
    }

    static Cell cell(CoverageQuestion question, Field field, String value, int count) {
        return new Cell(
                Numbers.count(count), question.active().with(field, value).href(count));
    }
}
