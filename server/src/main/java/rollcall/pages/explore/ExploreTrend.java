package rollcall.pages.explore;

import rollcall.analysis.explore.LaneTrend;
import rollcall.analysis.fields.FieldTrends;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Trend;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.pages.PageRequest;
import rollcall.pages.chart.Chart;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.chart.Charts;
import rollcall.pages.chart.CsvFile;
import rollcall.pages.filter.InstanceLinks;
import rollcall.pages.filter.LaneWords;
import rollcall.report.Lane;

/** The rows of the page over its range, as a chart and as a file with the same points. */
record ExploreTrend(ExploreQuestion question, Population population, Range range) {
    private static final Field LANE =
            new Field("lane", FieldKind.FLAG, FieldGroup.NONE, "Lane", null, null, null, null);

    /**
     * @param file the link to the file
     * @param links from the points to the instances; the lines of lanes have none
     */
    Chart chart(PageRequest pageRequest, String file, InstanceLinks links) {
        boolean lanes = question.rows().isLane();
        Field field = lanes ? LANE : question.rows().field();
        Trend points = lanes
                ? worded(LaneTrend.points(population, range, Charts.MOST_POINTS))
                : Charts.points(population, field, range, Charts.MOST_POINTS);
        boolean counts = question.numbering() == ExploreQuestion.Numbering.COUNT;
        return Charts.field(pageRequest, field, points, lanes ? null : links).in(counts ? "count" : "share", file);
    }

    CsvFile file() {
        String name = question.rows().name();
        return CsvFile.over(
                range,
                "explore-" + name + CsvFile.BY_DAY,
                ChartCsv.trend(points(), range.today(), "active", "no_usable_value"));
    }

    /** With all values that fit into the file. */
    private Trend points() {
        if (question.rows().isLane()) {
            return LaneTrend.points(population, range, Charts.MOST_POINTS);
        }
        int lines = ExploreCsv.MOST_CELLS
                / FieldTrends.points(population, range, Charts.MOST_POINTS)
                        .ends()
                        .size();
        return FieldTrends.points(
                population,
                rollcall.analysis.trends.Dimension.of(question.rows().field()),
                range,
                Charts.MOST_POINTS,
                lines);
    }

    private static Trend worded(Trend lanes) {
        return lanes.with(lanes.lines().stream()
                .map(line -> new Trend.Line(LaneWords.of(Lane.valueOf(line.value())), line.counts()))
                .toList());
    }
}
