package rollcall.pages.reach;

import java.util.ArrayList;
import java.util.List;
import rollcall.analysis.reach.InReach;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Trend;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.text.Numbers;

/** The numbers of the page as files. */
final class ReachCsv {
    private ReachCsv() {}

    /** The points of the chart. */
    static CsvFile points(Range range, Trend points) {
        return CsvFile.over(
                range, "reach" + CsvFile.BY_DAY, ChartCsv.trend(points, range.today(), "active", "no_usable_version"));
    }

    /** The versions in reach, those of most instances first. */
    static List<List<String>> versions(InReach now) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("version", "instances", "share_of_those_in_reach"));
        now.largestFirst()
                .forEach(share -> rows.add(List.of(
                        share.value(),
                        String.valueOf(share.instances()),
                        ChartCsv.ratio(Numbers.share(share.instances(), now.instances())))));
        return rows;
    }
}
