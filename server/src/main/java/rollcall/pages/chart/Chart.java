package rollcall.pages.chart;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import rollcall.pages.Links;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;

/**
 * A chart over time, or over ages in days. It is a table that a script draws as a chart, and that is readable without scripts.
 *
 * @param id unique on its page
 * @param title the accessible name
 * @param look how it is drawn
 * @param head the head of the column with the points' days: "Day", or "7 days to"
 * @param whole the names of the columns that are not drawn: active instances, instances that reported the field; the last one is the
 *     denominator
 * @param names the names of the lines, in the order in which they are stacked, lowest first
 * @param rows the points, oldest first
 * @param marks days with a label, for example releases
 * @param notes what the marks say, by the day of the point in which they are
 * @param before the same numbers of earlier days
 * @param denominator the instances that the chart counts, and those that it does not count, in words
 * @param csv the link to the CSV file with the numbers of every day
 * @param links from the points to the instances that they count; null if there are none
 * @param more the link to the same chart with more lines, or with fewer again; null if there is none
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
        Map<String, String> notes,
        Before before,
        String denominator,
        String csv,
        PointLinks links,
        Links.Choice more) {
    /** A chart without notes and links, and beside no earlier days. */
    public Chart(
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
        this(id, title, look, head, whole, names, rows, marks, Map.of(), Before.NONE, denominator, csv, null, null);
    }

    /** This chart with other marks. */
    Chart with(List<Mark> others, Map<String, String> saying) {
        return new Chart(
                id, title, look, head, whole, names, rows, others, saying, before, denominator, csv, links, more);
    }

    /** This chart beside earlier days, as lines if it was drawn as areas. */
    Chart with(Before earlier) {
        Look lines = look.shape().equals("area") ? new Look("line", look.scale(), look.unit()) : look;
        return new Chart(
                id, title, lines, head, whole, names, rows, marks, notes, earlier, denominator, csv, links, more);
    }

    /** This chart with links from its points; null for none. */
    public Chart with(PointLinks others) {
        return new Chart(
                id, title, look, head, whole, names, rows, marks, notes, before, denominator, csv, others, more);
    }

    /** This chart with a link to more lines or fewer. */
    public Chart with(Links.Choice linkToLines) {
        return new Chart(
                id, title, look, head, whole, names, rows, marks, notes, before, denominator, csv, links, linkToLines);
    }

    /** This chart in another unit, see {@link Look}, and with another file. */
    public Chart in(String unit, String file) {
        return new Chart(
                id,
                title,
                new Look(look.shape(), look.scale(), unit),
                head,
                whole,
                names,
                rows,
                marks,
                notes,
                before,
                denominator,
                file,
                links,
                more);
    }

    /** The end of the links of a column that is not drawn, a blank if nothing follows the day; null if it has none. */
    public String linksOfWhole(int column) {
        return links == null || column >= links.whole().size()
                ? null
                : attribute(links.whole().get(column));
    }

    /** The same of a line. */
    public String linksOfLine(int line) {
        return links == null || line >= links.lines().size()
                ? null
                : attribute(links.lines().get(line));
    }

    /** A template has no attribute for an empty text, so that a column whose links end with the day would have none. */
    private static String attribute(String end) {
        return end != null && end.isEmpty() ? " " : end;
    }

    /** Whether a line has all that has no line of its own. */
    public boolean isOther(String name) {
        return name.equals(Messages.get("chart.other")) || name.equals(Messages.get("chart.others"));
    }

    /** How many days a point stands for; 1 if there is only one point. */
    int span() {
        return rows.size() < 2
                ? 1
                : (int) ChronoUnit.DAYS.between(
                        LocalDate.parse(rows.get(0).day()),
                        LocalDate.parse(rows.get(1).day()));
    }

    /**
     * How a chart is drawn.
     *
     * @param shape "area": stacked areas; "line": lines; "bars": a low chart with the bars of one line
     * @param scale the colours: "versions" (newest first, older ones fade), "ordered" (light to dark), "names" (each its own), "presence"
     * @param unit "share" of the whole, "count", or "percent": the numbers are percentages
     */
    public record Look(String shape, String scale, String unit) {}

    /**
     * Links from a point to the instances that it counts. A link consists of the beginning, the day of the point, and the end of its column.
     *
     * @param beginning the path and the first parameters; {@code {from}} in it stands for the first day of the point
     * @param whole the ends of the columns that are not drawn; null for a column without links
     * @param lines the ends of the lines; null for a line without links
     */
    public record PointLinks(String beginning, List<String> whole, List<String> lines) {}

    /**
     * One point.
     *
     * @param day the last UTC day of the point: 2026-11-20; or an age in days: 14
     * @param whole the numbers of the columns that are not drawn, written out
     * @param counts the number of each line, written out; a dash for a gap
     */
    public record Row(String day, List<String> whole, List<String> counts) {
        /** Whether it is an age and no day. */
        public boolean isAged() {
            return day.indexOf('-') < 0;
        }

        /** The day as people read it. */
        public String written() {
            return isAged() ? day : Dates.day(LocalDate.parse(day));
        }
    }

    /**
     * A day, or some days, with a label.
     *
     * @param kind "release", "note", or "away": the receiver was away
     * @param from the first UTC day
     * @param to the last one
     * @param label the text beside the mark
     * @param said the text in the table
     */
    public record Mark(String kind, LocalDate from, LocalDate to, String label, String said) {
        static Mark release(LocalDate day, String version) {
            return new Mark("release", day, day, version, Messages.get("chart.release", version));
        }
    }
}
