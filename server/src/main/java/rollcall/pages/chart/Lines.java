package rollcall.pages.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import rollcall.analysis.trends.Trend;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;

/**
 * The lines of a trend that a chart shows.
 *
 * @param shown the lines that are shown one by one, and one line with the sum of the others
 * @param rest the values without a line of their own, as a sentence: "other: 12 versions, at most 3 instances each."; empty if all lines
 *     are shown
 */
public record Lines(List<Trend.Line> shown, String rest) {
    /** The versions with the most instances over all points together, newest first. */
    public static Lines versions(int most, List<Trend.Line> lines) {
        if (lines.size() <= most + 1) {
            return new Lines(lines, "");
        }
        Set<Trend.Line> largest = new HashSet<>(bySize(lines).subList(0, most));
        List<Trend.Line> shown =
                new ArrayList<>(lines.stream().filter(largest::contains).toList());
        List<Trend.Line> others =
                lines.stream().filter(trendLine -> !largest.contains(trendLine)).toList();
        shown.add(sum("other", others));
        return new Lines(shown, rest("other", others, "versions"));
    }

    /** The values of a field of which an instance has one, the most frequent first. */
    static Lines largest(int most, List<Trend.Line> lines) {
        List<Trend.Line> sorted = bySize(lines);
        if (sorted.size() <= most + 1) {
            return new Lines(sorted, "");
        }
        List<Trend.Line> shown = new ArrayList<>(sorted.subList(0, most));
        List<Trend.Line> others = sorted.subList(most, sorted.size());
        shown.add(sum("others", others));
        return new Lines(shown, rest("others", others, "values"));
    }

    /**
     * The values of a field of which an instance may have several. The other values have no line, because their sum would count instances
     * twice.
     */
    static Lines names(int most, List<Trend.Line> lines) {
        List<Trend.Line> sorted = bySize(lines);
        return sorted.size() <= most
                ? new Lines(sorted, "")
                : new Lines(
                        sorted.subList(0, most),
                        "The %d most frequent of %s names.".formatted(most, Numbers.count(sorted.size())));
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

    private static String rest(String name, List<Trend.Line> others, String noun) {
        int most = others.stream()
                .flatMap(trendLine -> counts(trendLine).stream())
                .max(Comparator.naturalOrder())
                .orElse(0);
        return "%s: %s %s, at most %s each."
                .formatted(name, Numbers.count(others.size()), noun, Phrases.instances(most));
    }

    /** The sum of lines; null at a point where all have a gap. */
    private static Trend.Line sum(String name, List<Trend.Line> lines) {
        List<Integer> sums = new ArrayList<>();
        for (int i = 0; i < lines.get(0).counts().size(); i++) {
            int point = i;
            sums.add(lines.stream()
                    .map(trendLine -> trendLine.counts().get(point))
                    .filter(Objects::nonNull)
                    .reduce(Integer::sum)
                    .orElse(null));
        }
        return new Trend.Line(name, sums);
    }

    private static Collection<Integer> counts(Trend.Line trendLine) {
        return trendLine.counts().stream().filter(Objects::nonNull).toList();
    }
}
