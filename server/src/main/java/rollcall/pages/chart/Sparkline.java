package rollcall.pages.chart;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/** Draws a sparkline as the path of an SVG that is 100 wide and 30 high. */
public final class Sparkline {
    private static final double WIDTH = 100;
    private static final double HEIGHT = 30;

    private static final int MOST_POINTS = 100;

    private Sparkline() {}

    /**
     * The path. Of more than {@value #MOST_POINTS} numbers the means of several are drawn. The smallest number is at the bottom and the largest at the top. A null interrupts the line. Empty if there are fewer than
     * two numbers, or if all are equal.
     */
    public static String path(List<Integer> counts) {
        return draw(thinned(counts));
    }

    /** The means of several numbers each, if there are more than can be seen. */
    private static List<Double> thinned(List<Integer> counts) {
        int each = (counts.size() + MOST_POINTS - 1) / MOST_POINTS;
        List<Double> means = new ArrayList<>();
        for (int from = 0; from < counts.size(); from += each) {
            OptionalDouble mean = counts.subList(from, Math.min(counts.size(), from + each)).stream()
                    .filter(Objects::nonNull)
                    .mapToInt(Integer::intValue)
                    .average();
            means.add(mean.isPresent() ? mean.getAsDouble() : null);
        }
        return means;
    }

    private static String draw(List<Double> counts) {
        DoubleSummaryStatistics known = counts.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        if (known.getCount() < 2 || known.getMin() == known.getMax()) {
            return "";
        }
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < counts.size(); i++) {
            Double count = counts.get(i);
            if (count != null) {
                double x = WIDTH * i / (counts.size() - 1);
                double y = HEIGHT - HEIGHT * (count - known.getMin()) / (known.getMax() - known.getMin());
                path.append(pen ? 'L' : 'M');
                append(path, x);
                append(path.append(' '), y);
            }
            pen = count != null;
        }
        return path.toString();
    }

    /** Appends a number with one digit after the point. A page has thousands of them, for which a format would take too long. */
    private static void append(StringBuilder path, double number) {
        long tenths = Math.round(number * 10);
        path.append(tenths / 10).append('.').append(tenths % 10);
    }
}
