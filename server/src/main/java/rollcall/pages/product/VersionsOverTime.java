package rollcall.pages.product;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import rollcall.analysis.population.Population;
import rollcall.analysis.trends.Trend;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.analysis.versions.VersionLevel;
import rollcall.analysis.versions.VersionRow;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.PageRequest;
import rollcall.pages.chart.Chart;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.chart.Charts;
import rollcall.pages.chart.Comparing;
import rollcall.pages.filter.InstanceLinks;

/**
 * The versions over the range of the page, beside those of the earlier days that it compares with.
 *
 * @param questions finds the instances that a request is about
 */
record VersionsOverTime(
        Function<PageRequest, Population> questions,
        VersionAdoption versionAdoption,
        String versionField,
        VersionLevel level,
        Comparing comparing) {
    /** @param links from the points to the instances */
    Chart chart(Population population, String unit, List<VersionRow> rows, InstanceLinks links) {
        Field field = links.field(versionField);
        PageRequest pageRequest = comparing.pageRequest();
        LocalDate firstDay = comparing.firstDay();
        Trend points = versionAdoption.points(
                population, versionField, comparing.range(), Charts.MOST_POINTS, Charts.lines(pageRequest), level);
        return comparing.beside(
                Charts.versions(
                        pageRequest,
                        points,
                        unit,
                        rows,
                        firstDay,
                        field,
                        level == VersionLevel.PATCH ? links : links.ofGroups()),
                comparing
                        .earlier(() -> earlier(points, false))
                        .map(trend -> Charts.versions(pageRequest, trend, unit, rows, firstDay, field, null)));
    }

    /** Every day, as rows of a CSV file. */
    List<List<String>> csv(Population population) {
        LocalDate today = comparing.pageRequest().today();
        Trend days = versionAdoption.days(population, versionField, comparing.range(), level);
        return comparing.beside(ChartCsv.trend(days, today), () -> ChartCsv.trend(earlier(days, true), today));
    }

    private Trend earlier(Trend trend, boolean all) {
        return versionAdoption.earlier(
                questions.apply(comparing.asked()), versionField, comparing.comparison(), trend, all, level);
    }
}
