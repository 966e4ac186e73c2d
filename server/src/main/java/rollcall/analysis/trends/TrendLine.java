package rollcall.analysis.trends;

import java.util.List;

/**
 * One value over time.
 *
 * @param value as it was kept
 * @param counts how many instances reported it, a number a day of the trend; null on a day on which no instance reported the field at
 *     all: a gap, not a zero
 */
public record TrendLine(String value, List<Integer> counts) {}
