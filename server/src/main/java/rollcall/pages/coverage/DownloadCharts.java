package rollcall.pages.coverage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToLongFunction;
import rollcall.analysis.coverage.ReportingShare;
import rollcall.analysis.coverage.ReportingShare.Week;
import rollcall.pages.Links;
import rollcall.pages.chart.Chart;
import rollcall.pages.chart.ChartNotes;
import rollcall.pages.chart.Charts;
import rollcall.pages.filter.InstanceLinks;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;

/** Downloads week by week, and below them the new instances of the same weeks: their sizes differ too much for one axis. */
final class DownloadCharts {
    private static final int WEEK = 7;

    private DownloadCharts() {}

    /** Both charts; none of fewer weeks than an estimate takes. */
    static List<Chart> of(CoverageQuestion question, ReportingShare told, ChartNotes.Notes notes) {
        if (!told.isEnough()) {
            return List.of();
        }
        List<Week> weeks = new ArrayList<>(told.weeks()
                .subList(0, Math.min(Charts.MOST_POINTS, told.weeks().size())));
        Collections.reverse(weeks);
        String says = weeks.size() == told.weeks().size()
                ? Messages.get("coverage.bars")
                : Messages.get("coverage.bars-of", weeks.size(), told.weeks().size());
        Chart downloads = chart(question, "downloads-by-week", "coverage.downloads", weeks, Week::downloads, says);
        InstanceLinks links = new InstanceLinks(question.pageRequest(), question.vocabulary(), question.population());
        Chart newcomers = chart(question, "new-by-week", "coverage.new", weeks, Week::newcomers, says)
                .with(new Chart.PointLinks(links.firstSeenBeforeDay(), List.of(), List.of("")));
        return List.of(notes.on(downloads), notes.on(newcomers));
    }

    private static Chart chart(
            CoverageQuestion question,
            String id,
            String what,
            List<Week> weeks,
            ToLongFunction<Week> count,
            String says) {
        return new Chart(
                id,
                Messages.get("coverage.by-week", Messages.get(what)),
                new Chart.Look("bars", "presence", "count"),
                Messages.get("chart.days-to", WEEK),
                List.of(),
                List.of(Messages.get(what)),
                weeks.stream()
                        .map(week -> new Chart.Row(
                                week.days().to().toString(),
                                List.of(),
                                List.of(Numbers.count(count.applyAsLong(week)))))
                        .toList(),
                List.of(),
                says,
                Links.csv(question.pageRequest(), CoverageCsv.DOWNLOADS));
    }
}
