package rollcall.pages.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.analysis.fields.FieldTrends;
import rollcall.analysis.population.Population;
import rollcall.analysis.time.Range;
import rollcall.analysis.trends.Dimension;
import rollcall.analysis.trends.Trend;
import rollcall.analysis.versions.VersionRow;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.filter.InstanceLinks;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;
import rollcall.pages.text.ValueNames;

/** Makes charts of fields from trends. */
public final class Charts {
    /** The most points of a chart. More points look the same, and their table is too long to read. */
    public static final int MOST_POINTS = 120;

    public static final int MOST_LINES = 7;

    /** The parameter that opens the others of a chart of versions. */
    public static final String LINES = "lines";

    /** As many as have room beside each other. */
    private static final int MOST_OPENED_LINES = 30;

    /** More than a scale of buckets has. */
    private static final int ALL_LINES = 100;

    private Charts() {}

    /** A field's values over time, as {@link #field} shows them. */
    public static Trend points(Population population, Field field, Range range, int most) {
        boolean all = field.kind() == FieldKind.BUCKET || field.kind() == FieldKind.FLAG;
        return FieldTrends.points(population, Dimension.of(field), range, most, all ? ALL_LINES : MOST_LINES);
    }

    /**
     * A field's values over time, beside those of the earlier days that the page compares with.
     *
     * @param earlier the same instances in the earlier days; empty if the page compares with none
     * @param most how many points fit into the chart
     * @param links from the points to the instances
     */
    public static Chart field(
            Population population,
            Optional<Population> earlier,
            Field field,
            Comparing comparing,
            int most,
            InstanceLinks links) {
        PageRequest pageRequest = comparing.pageRequest();
        Trend points = points(population, field, comparing.range(), most);
        return comparing.beside(
                field(pageRequest, field, points, links),
                earlier.map(before ->
                                FieldTrends.earlier(before, Dimension.of(field), comparing.comparison(), points, false))
                        .map(trend -> field(pageRequest, field, trend, null)));
    }

    /**
     * A field's values over time: all buckets and flags, the most frequent of other values.
     *
     * @param links from the points to the instances; null for none
     */
    public static Chart field(PageRequest pageRequest, Field field, Trend points, InstanceLinks links) {
        Lines lines = lines(field, points);
        String usable = field.kind().isVersion() ? "version" : "value";
        Map<String, List<Integer>> whole = whole(points, usable);
        return new Chart(
                        "over-" + field.name(),
                        Messages.get("chart.over-time", FieldWords.title(field)),
                        look(field),
                        PointWords.head(points),
                        List.copyOf(whole.keySet()),
                        lines.shown().stream()
                                .map(trendLine -> ValueNames.of(field, trendLine.value()))
                                .toList(),
                        rows(points, whole, lines.shown()),
                        List.of(),
                        denominator(pageRequest, points, lines.rest(), usable),
                        Links.csv(pageRequest, field.name() + ".days"))
                .with(links(links, field, points, whole, lines));
    }

    /**
     * The versions that most instances ran over time, with the days on which they first appeared.
     *
     * @param unit "share" or "count"
     * @param firstDay the first day with data; versions that were seen on it get no mark, because they may be older
     */
    public static Chart versions(
            PageRequest pageRequest,
            Trend points,
            String unit,
            List<VersionRow> rows,
            LocalDate firstDay,
            Field field,
            InstanceLinks links) {
        Lines lines = Lines.versions(points);
        Map<String, List<Integer>> whole = whole(points, "version");
        List<String> names = names(lines.shown());
        List<Chart.Mark> marks = rows.stream()
                .filter(versionRow -> names.contains(versionRow.version())
                        && versionRow.firstSeen().isAfter(firstDay))
                .map(versionRow -> Chart.Mark.release(versionRow.firstSeen(), versionRow.version()))
                .toList();
        return new Chart(
                        "adoption",
                        Messages.get("chart.versions-over-time"),
                        new Chart.Look("area", "versions", unit),
                        PointWords.head(points),
                        List.copyOf(whole.keySet()),
                        names,
                        rows(points, whole, lines.shown()),
                        marks,
                        denominator(pageRequest, points, "", "version"),
                        Links.csv(pageRequest, "days"))
                .with(links(links, field, points, whole, lines))
                .with(others(pageRequest, lines));
    }

    /** How many lines a chart of versions has: a few, or with {@code lines=all} as many as can be told apart. */
    public static int lines(PageRequest pageRequest) {
        return "all".equals(pageRequest.query().get(LINES)) ? MOST_OPENED_LINES : MOST_LINES;
    }

    private static Links.Choice others(PageRequest pageRequest, Lines lines) {
        boolean all = lines(pageRequest) > MOST_LINES;
        if (!all && lines.rest().isEmpty()) {
            return null;
        }
        String title = (lines.rest() + " "
                        + (all
                                ? Messages.get("chart.show-the-largest", MOST_LINES)
                                : Messages.get("chart.show-as-lines")))
                .strip();
        return Links.choice(pageRequest, LINES, all ? "" : "all", title, false);
    }

    /** From the points of a field to the instances that they count. */
    private static Chart.PointLinks links(
            InstanceLinks links, Field field, Trend points, Map<String, List<Integer>> whole, Lines lines) {
        if (links == null) {
            return null;
        }
        List<String> ofWhole = new ArrayList<>(List.of(links.ofField(field)));
        if (whole.size() > 2) {
            ofWhole.add(links.ofUnusable(field));
        }
        ofWhole.add(links.ofReported(field));
        List<String> ofLines = new ArrayList<>();
        List<String> values = points.lines().stream().map(Trend.Line::value).toList();
        lines.shown()
                .forEach(line -> ofLines.add(
                        points.lines().contains(line)
                                ? links.ofValue(field, line.value())
                                : links.ofOthers(field, values)));
        return new Chart.PointLinks(links.beforeDay(points.span(), field), ofWhole, ofLines);
    }

    private static Chart.Look look(Field field) {
        if (field.many()) {
            return new Chart.Look("line", "names", "share");
        }
        String scale = switch (field.kind()) {
            case BUCKET -> "ordered";
            case VERSION -> "versions";
            default -> "names";
        };
        return new Chart.Look("area", scale, "share");
    }

    private static Lines lines(Field field, Trend points) {
        if (field.many()) {
            return Lines.names(points);
        }
        return switch (field.kind()) {
            case BUCKET, FLAG -> new Lines(points.lines(), "");
            case VERSION -> Lines.versions(points);
            default -> Lines.largest(points);
        };
    }

    /**
     * The columns that are not drawn: active instances, those with an unusable value if there are any, and those that reported the field.
     */
    private static Map<String, List<Integer>> whole(Trend points, String usable) {
        Map<String, List<Integer>> whole = new LinkedHashMap<>();
        whole.put(Messages.get("chart.active"), points.active());
        if (points.unusable().stream().anyMatch(count -> count != null && count > 0)) {
            whole.put(Messages.get("chart.no-usable-" + usable), points.unusable());
        }
        whole.put(Messages.get("chart.reported"), points.reported());
        return whole;
    }

    static List<String> names(List<Trend.Line> lines) {
        return lines.stream().map(trendLine -> Phrases.value(trendLine.value())).toList();
    }

    public static List<Chart.Row> rows(Trend points, Map<String, List<Integer>> whole, List<Trend.Line> lines) {
        List<Chart.Row> rows = new ArrayList<>();
        for (int i = 0; i < points.days().size(); i++) {
            int point = i;
            rows.add(new Chart.Row(
                    points.days().get(point).toString(),
                    whole.values().stream()
                            .map(counts -> Numbers.count(counts.get(point)))
                            .toList(),
                    lines.stream()
                            .map(trendLine -> Numbers.count(trendLine.counts().get(point)))
                            .toList()));
        }
        return rows;
    }

    /**
     * Says for the last point how many instances it counts and does not count. Then names the values without a line, and the days of a
     * point.
     */
    private static String denominator(PageRequest pageRequest, Trend points, String rest, String usable) {
        List<String> sentences = new ArrayList<>();
        for (int i = points.days().size() - 1; i >= 0 && sentences.isEmpty(); i--) {
            Integer reported = points.reported().get(i);
            if (reported != null && reported > 0) {
                sentences.add(Messages.get(
                        "chart.at-the-last-point",
                        PointWords.in(points, points.days().get(i)),
                        Messages.get("chart.of-instances", reported),
                        missing(points, i, usable)));
            }
        }
        sentences.add(rest);
        sentences.add(PointWords.ofField(pageRequest, points));
        sentences.removeIf(String::isEmpty);
        return String.join(" ", sentences);
    }

    private static String missing(Trend points, int point, String usable) {
        int active = points.active().get(point);
        int unusable = points.unusable().isEmpty() ? 0 : points.unusable().get(point);
        int silent = active - points.reported().get(point) - unusable;
        String of = silent == 0 && unusable == 0
                ? Messages.get("chart.all-that-were-active")
                : Messages.get("chart.that-report-it", silent, active);
        return unusable == 0 ? of : of + Messages.get("chart.report-no-" + usable, unusable);
    }
}
