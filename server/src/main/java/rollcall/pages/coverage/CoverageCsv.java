package rollcall.pages.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollcall.analysis.coverage.CoverageByVersion;
import rollcall.analysis.coverage.CoverageTrend;
import rollcall.analysis.coverage.ReportingShare;
import rollcall.analysis.time.Points;
import rollcall.analysis.time.Range;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.text.Numbers;
import rollcall.product.Downloads;

/** Who reports fields, as files. */
final class CoverageCsv {
    static final String DAYS = "days";
    static final String VERSIONS = "versions";
    static final String DOWNLOADS = "downloads";
    static final List<String> NAMES = List.of(DAYS, VERSIONS, DOWNLOADS);

    private static final List<String> HEAD =
            List.of("field", "active", "reported", "no_usable_value", "not_reported", "share_of_active");

    private CoverageCsv() {}

    /** Of a product without reports. */
    static List<List<String>> none() {
        return List.of(HEAD);
    }

    /** Each field in the order of the vocabulary. */
    static List<List<String>> fields(CoverageQuestion question) {
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        int active = question.now().active();
        question.now()
                .fields()
                .forEach(row -> rows.add(List.of(
                        row.field(),
                        String.valueOf(active),
                        String.valueOf(row.reported()),
                        String.valueOf(row.unusable()),
                        String.valueOf(active - row.reported() - row.unusable()),
                        active == 0 ? "" : ChartCsv.ratio(Numbers.share(row.reported(), active)))));
        return rows;
    }

    /** The field on every day of the range. */
    static CsvFile days(CoverageQuestion question) {
        Range range = question.range();
        List<LocalDate> days = range.eachDay();
        return CsvFile.over(
                range,
                "coverage-" + question.field().name() + CsvFile.BY_DAY,
                ChartCsv.trend(
                        CoverageTrend.of(question.population(), question.dimension(), new Points(1, List.copyOf(days))),
                        question.pageRequest().today(),
                        "active",
                        CoverageTrend.UNUSABLE));
    }

    /** The field by version. */
    static CsvFile versions(CoverageQuestion question) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("version", "active", "reported", "share"));
        if (question.hasVersions()) {
            CoverageByVersion.of(question.population(), question.version(), question.dimension())
                    .versions()
                    .forEach(row -> rows.add(List.of(
                            row.version(),
                            String.valueOf(row.active()),
                            String.valueOf(row.reported()),
                            ChartCsv.ratio(Numbers.share(row.reported(), row.active())))));
        }
        return CsvFile.latest(
                question.pageRequest(), "coverage-" + question.field().name() + "-versions", rows);
    }

    /** The weeks, newest first; none if the filter has conditions. */
    static CsvFile downloads(CoverageQuestion question, Optional<Downloads.Counts> counts) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("from", "to", "new_instances", "downloads", "share"));
        if (question.population().filter().conditions().isEmpty()) {
            counts.map(each -> ReportingShare.of(question.population(), question.range(), each)
                            .weeks())
                    .orElse(List.of())
                    .forEach(week -> rows.add(List.of(
                            week.days().from().toString(),
                            week.days().to().toString(),
                            String.valueOf(week.newcomers()),
                            String.valueOf(week.downloads()),
                            week.downloads() == 0
                                    ? ""
                                    : ChartCsv.ratio(Numbers.share(week.newcomers(), week.downloads())))));
        }
        return CsvFile.over(question.range(), "coverage-downloads", rows);
    }
}
