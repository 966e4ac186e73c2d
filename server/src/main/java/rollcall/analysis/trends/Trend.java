package rollcall.analysis.trends;

import java.time.LocalDate;
import java.util.List;
import rollcall.analysis.time.Points;

/**
 * A field over time, point by point. A point stands for one or several days that end on its day. It counts the instances that were active
 * in these days, by the latest report of each. Events and new instances are summed.
 *
 * @param span how many days each point stands for: 1, 7 or 28
 * @param days the last day of each point, oldest first
 * @param active how many instances were active, whether or not they reported the field; null, a gap and not a zero, where none was
 * @param reported how many of them reported something usable about the field, null in a gap; empty where the trend is of no field
 * @param unusable how many reported something that cannot be used, null in a gap; empty where the trend is of no field
 * @param lines one for each value, in the order of a distribution's shares
 * @param others the values that have no line
 */
public record Trend(
        int span,
        List<LocalDate> days,
        List<Integer> active,
        List<Integer> reported,
        List<Integer> unusable,
        List<Line> lines,
        Others others) {
    private static final int BYTES_OF_A_NUMBER = 24;

    /** A trend of something that is not a field; {@code reported} and {@code unusable} are empty. */
    public static Trend of(Points points, List<Integer> active, List<Line> lines) {
        return new Trend(points.span(), points.ends(), active, List.of(), List.of(), lines, Others.NONE);
    }

    /** How much memory it takes, roughly. */
    public long bytes() {
        return (long) BYTES_OF_A_NUMBER * days.size() * (4 + lines.size());
    }

    /** This trend with other lines. */
    public Trend with(List<Line> changed) {
        return new Trend(span, days, active, reported, unusable, changed, others);
    }

    /**
     * One value over time.
     *
     * @param value as it was kept
     * @param counts how many instances reported it, one number for each point; null, a gap and not a zero, where no instance reported the
     *     field
     */
    public record Line(String value, List<Integer> counts) {}

    /**
     * The values of a trend that have no line of their own.
     *
     * @param values how many
     * @param most the largest number that one of them has at any point
     */
    public record Others(int values, int most) {
        public static final Others NONE = new Others(0, 0);
    }
}
