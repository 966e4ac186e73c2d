package rollcall.pages;

import java.util.List;
import java.util.Locale;

/** A sparkline as the path of an SVG of 100 by 30. */
final class Spark {
    private static final double WIDTH = 100;
    private static final double HEIGHT = 30;

    private Spark() {}

    /** From zero to the largest number; a gap interrupts the line. Empty if there are less than two numbers. */
    static String path(List<Integer> counts) {
        long known = counts.stream().filter(count -> count != null).count();
        int most = counts.stream()
                .filter(count -> count != null)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        if (known < 2 || most == 0) {
            return "";
        }
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (int i = 0; i < counts.size(); i++) {
            Integer count = counts.get(i);
            if (count != null) {
                double x = WIDTH * i / (counts.size() - 1);
                double y = HEIGHT - HEIGHT * count / most;
                path.append(String.format(Locale.ROOT, "%c%.1f %.1f", pen ? 'L' : 'M', x, y));
            }
            pen = count != null;
        }
        return path.toString();
    }
}
