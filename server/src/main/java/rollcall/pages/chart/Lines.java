package rollcall.pages.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import rollcall.analysis.trends.Trend;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Phrases;

/**
 * The lines of a trend that a chart shows.
 *
 * @param shown the lines that are shown one by one, and one line with the sum of the others
 * @param rest the values without a line of their own, as a sentence: "other: 12 versions, at most 3 instances each."; empty if all lines
 *     are shown
 */
public record Lines(List<Trend.Line> shown, String rest) {
    /** The versions with the most instances, newest first: the last point counts as much as all points together. */
    public static Lines versions(Trend points) {
        return withRest(points, points.lines(), "chart.other", "chart.other-versions");
    }

    /** The versions with which an event was sent, newest first. Upgraded instances count twice, so that others have no sum. */
    public static Lines sentWith(Trend points) {
        int shown = points.lines().size();
        int others = points.others().values();
        return new Lines(
                points.lines(), others == 0 ? "" : Messages.get("chart.most-sent-versions", shown, shown + others));
    }

    /** The values of a field of which an instance has one, the most frequent first. */
    static Lines largest(Trend points) {
        return withRest(points, bySize(points.lines()), "chart.others", "chart.other-values");
    }

    /**
     * The values of a field of which an instance may have several. The other values have no line, because their sum would count instances
     * twice.
     */
    static Lines names(Trend points) {
        List<Trend.Line> sorted = bySize(points.lines());
        int others = points.others().values();
        return new Lines(
                sorted,
                others == 0 ? "" : Messages.get("chart.most-frequent-names", sorted.size(), sorted.size() + others));
    }

    private static Lines withRest(Trend points, List<Trend.Line> lines, String name, String sentence) {
        if (points.others().values() == 0) {
            return new Lines(lines, "");
        }
        List<Trend.Line> shown = new ArrayList<>(lines);
        shown.add(rest(Messages.get(name), points));
        return new Lines(
                shown,
                Messages.get(
                        sentence,
                        points.others().values(),
                        Phrases.instances(points.others().most())));
    }

    /** Sorts by the sum of all points, the largest first; lines with equal sums keep their order. */
    private static List<Trend.Line> bySize(List<Trend.Line> lines) {
        return lines.stream()
                .sorted(Comparator.comparingLong((Trend.Line trendLine) -> counts(trendLine).stream()
                                .mapToLong(Integer::longValue)
                                .sum())
                        .reversed())
                .toList();
    }

    /** The instances that reported one of the values without a line; null in a gap. */
    private static Trend.Line rest(String name, Trend points) {
        List<Integer> rest = new ArrayList<>();
        for (int i = 0; i < points.days().size(); i++) {
            int point = i;
            Integer reported = points.reported().get(point);
            int shown = points.lines().stream()
                    .map(trendLine -> trendLine.counts().get(point))
                    .filter(Objects::nonNull)
                    .mapToInt(Integer::intValue)
                    .sum();
            rest.add(reported == null || reported == 0 ? null : Integer.valueOf(Math.max(0, reported - shown)));
        }
        return new Trend.Line(name, rest);
    }

    private static Collection<Integer> counts(Trend.Line trendLine) {
        return trendLine.counts().stream().filter(Objects::nonNull).toList();
    }
}
