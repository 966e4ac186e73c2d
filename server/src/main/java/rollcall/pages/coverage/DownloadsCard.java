package rollcall.pages.coverage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.coverage.ReportingShare;
import rollcall.analysis.coverage.ReportingShare.SoFar;
import rollcall.analysis.coverage.ReportingShare.Week;
import rollcall.analysis.instances.InstanceState;
import rollcall.analysis.population.Condition;
import rollcall.analysis.time.Window;
import rollcall.pages.Links;
import rollcall.pages.Query;
import rollcall.pages.Shown;
import rollcall.pages.chart.Chart;
import rollcall.pages.chart.ChartNotes;
import rollcall.pages.coverage.FieldTable.Cell;
import rollcall.pages.filter.FilterBar;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.ListQuery;
import rollcall.pages.filter.OtherDays;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.product.Downloads;

/**
 * What share of the installations reports, as far as download counts can tell.
 *
 * @param says the answer in words, or why there is none
 * @param soFar the same of all downloads up to a day; empty if it is not known
 * @param source whose counts these are
 * @param charts of downloads and of new instances; none of too few weeks
 * @param rows weeks, newest first
 * @param all the weeks together; null if there is none
 * @param more the link to all of them, or back; null if all are shown
 */
record DownloadsCard(
        List<String> says,
        @Nullable Cell soFar,
        String soFarSays,
        String source,
        List<Chart> charts,
        List<Row> rows,
        @Nullable Row all,
        Links.@Nullable Choice more,
        String csv) {
    /** The table's name in {@code show=}. */
    static final String NAME = "weeks";

    private static final int MOST_ROWS = 8;

    /** A week by its Monday, or all together. */
    record Row(String name, String days, Cell newcomers, String downloads, String width, String share) {}

    static DownloadsCard of(CoverageQuestion question, Downloads.Counts counts, ChartNotes.Notes notes) {
        String source = Messages.get(
                "coverage.source",
                counts.counts().size(),
                Dates.day(counts.from()),
                Dates.day(counts.to()),
                counts.by(),
                Dates.day(counts.at()));
        if (!question.population().filter().conditions().isEmpty()) {
            return new DownloadsCard(
                    List.of(Messages.get("coverage.no-conditions")),
                    null,
                    "",
                    source,
                    List.of(),
                    List.of(),
                    null,
                    null,
                    "");
        }
        ReportingShare told = ReportingShare.of(question.population(), question.range(), counts);
        Shown shown = Shown.of(question.pageRequest(), NAME, told.weeks().size(), MOST_ROWS);
        return new DownloadsCard(
                says(told),
                soFar(question, told),
                told.sofar() == null ? "" : soFarSays(told.sofar()),
                source,
                DownloadCharts.of(question, told, notes),
                told.weeks().stream()
                        .limit(shown.count())
                        .map(week -> row(question, week))
                        .toList(),
                told.weeks().isEmpty()
                        ? null
                        : row(question, Messages.get("coverage.all"), told.days(), told.newcomers(), told.downloads()),
                shown.more(),
                Links.csv(question.pageRequest(), CoverageCsv.DOWNLOADS));
    }

    private static List<String> says(ReportingShare told) {
        if (!told.isEnough()) {
            boolean none = told.weeks().size() >= ReportingShare.FEWEST_WEEKS;
            return List.of(Messages.get(
                    none ? "coverage.no-downloads-counted" : "coverage.few-weeks",
                    ReportingShare.FEWEST_WEEKS,
                    told.weeks().size()));
        }
        Window days = told.days();
        String estimate = Messages.get(
                "coverage.estimate",
                told.weeks().size(),
                Dates.day(days.from()),
                Dates.day(days.to()),
                told.newcomers(),
                told.downloads(),
                Numbers.percentWithTenths(Numbers.share(told.newcomers(), told.downloads())));
        return told.newcomers() > told.downloads()
                ? List.of(estimate, Messages.get("coverage.more-than-downloads"))
                : List.of(estimate);
    }

    private static String soFarSays(SoFar sofar) {
        return Messages.get(
                "coverage.so-far",
                Condition.DAYS,
                Dates.day(sofar.day()),
                sofar.downloads(),
                Numbers.percentWithTenths(Numbers.share(sofar.active(), sofar.downloads())));
    }

    private static @Nullable Cell soFar(CoverageQuestion question, ReportingShare told) {
        SoFar sofar = told.sofar();
        return sofar == null || !told.isEnough()
                ? null
                : new Cell(
                        Numbers.count(sofar.active()),
                        ListQuery.active(
                                        question.pageRequest(),
                                        question.vocabulary(),
                                        question.population(),
                                        Condition.DAYS)
                                .on(sofar.day())
                                .href(sofar.active()));
    }

    private static Row row(CoverageQuestion question, Week week) {
        return row(question, Dates.day(week.days().from()), week.days(), week.newcomers(), week.downloads());
    }

    private static Row row(CoverageQuestion question, String name, Window days, int newcomers, long downloads) {
        double share = Numbers.share(newcomers, downloads);
        return new Row(
                name,
                Messages.get("coverage.days", Dates.day(days.from()), Dates.day(days.to())),
                new Cell(Numbers.count(newcomers), newcomers == 0 ? null : newIn(question, days)),
                Numbers.count(downloads),
                Numbers.width(share),
                downloads == 0 ? "–" : Numbers.percentWithTenths(share));
    }

    private static String newIn(CoverageQuestion question, Window days) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("state", InstanceState.ALL.code());
        query.putAll(FilterBar.keptForList(question.pageRequest(), question.vocabulary(), question.population()));
        query.put(FilterParameters.FIRST_SEEN, OtherDays.during(days));
        return "/p/" + question.pageRequest().product().slug() + "/instances" + Query.of(query);
    }
}
