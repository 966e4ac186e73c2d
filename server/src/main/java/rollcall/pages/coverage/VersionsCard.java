package rollcall.pages.coverage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.coverage.CoverageByVersion;
import rollcall.analysis.coverage.CoverageByVersion.Row;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.Links;
import rollcall.pages.Shown;
import rollcall.pages.coverage.FieldTable.Cell;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.ListQuery;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;
import rollcall.report.Version;

/**
 * Who reports the field, by version.
 *
 * @param says since which version, in words
 * @param rows newest version first
 * @param more the link to all of them, or back; null if all are shown
 */
record VersionsCard(String says, List<Line> rows, Links.@Nullable Choice more, String csv) {
    /** The table's name in {@code show=}. */
    static final String NAME = "versions";

    private static final int MOST_ROWS = 12;

    /**
     * A version, or a group.
     *
     * @param active how many have it
     * @param reported how many of those report the field
     */
    record Line(String version, Cell active, Cell reported, String width, String share) {}

    static VersionsCard of(CoverageQuestion question) {
        CoverageByVersion told = CoverageByVersion.of(question.population(), question.version(), question.dimension());
        Shown shown = Shown.of(question.pageRequest(), NAME, told.versions().size(), MOST_ROWS);
        return new VersionsCard(
                says(question, told),
                told.versions().stream()
                        .limit(shown.count())
                        .map(row -> line(question, row))
                        .toList(),
                shown.more(),
                Links.csv(question.pageRequest(), CoverageCsv.VERSIONS));
    }

    private static String says(CoverageQuestion question, CoverageByVersion told) {
        if (told.isTooFew()) {
            return Messages.get("coverage.versions-too-few", CoverageByVersion.ENOUGH);
        }
        if (told.isAlways()) {
            return Messages.get("coverage.versions-always", question.title());
        }
        return told.since()
                .map(since -> Messages.get(
                        "coverage.versions-since",
                        since.version(),
                        question.title(),
                        since.older().reported(),
                        Phrases.instances(since.older().active())))
                .orElseGet(() -> Messages.get("coverage.versions-not", question.title()));
    }

    private static Line line(CoverageQuestion question, Row row) {
        Field version = question.named(question.vocabulary().versionField());
        ListQuery have = question.active()
                .with(
                        version,
                        Version.isGroup(row.version()) ? row.version() : FilterParameters.exactly(row.version()));
        double share = Numbers.share(row.reported(), row.active());
        return new Line(
                row.version(),
                new Cell(Numbers.count(row.active()), have.href(row.active())),
                new Cell(
                        Numbers.count(row.reported()),
                        have.with(question.field(), FilterParameters.REPORTED).href(row.reported())),
                Numbers.width(share),
                Numbers.percent(share));
    }
}
