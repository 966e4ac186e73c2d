package rollcall.analysis;

import java.time.LocalDate;
import java.util.List;

/**
 * A field over time.
 *
 * @param days every day of the range, oldest first; the last one is not over
 * @param active how many instances answered on each day, whether or not they reported the field; null on a day on which nobody did
 * @param lines one a value, in the same order as a {@link Distribution}'s shares
 */
public record Trend(List<LocalDate> days, List<Integer> active, List<Line> lines) {}
