package rollcall.pages.chart;

import java.util.List;

/**
 * A chart over time: a table that a script draws, and that is readable without scripts.
 *
 * @param id unique on its page
 * @param title the accessible name
 * @param look how it is drawn
 * @param head of the column of the points' days: "Day", or "7 days to"
 * @param whole the names of the columns that are not drawn: active instances, instances that reported the field; the last one is the denominator
 * @param names of the lines, in the order in which they are stacked, lowest first
 * @param rows oldest first
 * @param marks days with a name, for example releases
 * @param denominator the instances that the chart is about, and those that it leaves out
 * @param csv the link to the CSV file with the numbers of every day
 */
public record Chart(
        String id,
        String title,
        Look look,
        String head,
        List<String> whole,
        List<String> names,
        List<Row> rows,
        List<Mark> marks,
        String denominator,
        String csv) {
    /**
     * How a chart is drawn.
     *
     * @param shape "area": stacked; "line": beside each other; "bars": a low chart of one line's bars
     * @param scale the colours: "versions" (newest first, older ones fade), "ordered" (light to dark), "names" (each its own), "presence"
     * @param unit "share" of the whole, or "count"
     */
    public record Look(String shape, String scale, String unit) {}

    /**
     * One point.
     *
     * @param day its last one, in UTC, 2026-11-20
     * @param whole written out, a number a column of the whole
     * @param counts written out, a number a line; a dash for a gap
     */
    public record Row(String day, List<String> whole, List<String> counts) {}

    /** A day with a name. */
    public record Mark(String day, String label) {}
}
