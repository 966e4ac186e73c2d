package rollcall.pages.chart;

import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Draws a sparkline as the path of an SVG that is 100 wide and 30 high. */
public final class Sparkline {
    private static final double WIDTH = 100;
    private static final double HEIGHT = 30;

    private Sparkline() {}

    /**
     * The path. The smallest number is at the bottom and the largest at the top. A null interrupts the line. Empty if there are fewer than
     * two numbers, or if all are equal.
     */
    public static String path(List<Integer> counts) {
        IntSummaryStatistics known = counts.stream()
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .summaryStatistics();
        if (known.getCount() < 2 || known.getMin() == known.getMax()) {
            return "";
        }
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < counts.size(); i++) {
            Integer count = counts.get(i);
            if (count != null) {
                double x = WIDTH * i / (counts.size() - 1);
                double y = HEIGHT
                        - HEIGHT * ((double) count - known.getMin()) / ((double) known.getMax() - known.getMin());
                path.append(String.format(Locale.ROOT, "%c%.1f %.1f", pen ? 'L' : 'M', x, y));
            }
            pen = count != null;
        }
        return path.toString();
    }
}
