package rollcall.pages.chart;

import java.util.List;
import java.util.stream.Stream;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;

/**
 * Rows in the order that the URL asks for: {@code ?sort=active} is ascending, {@code ?sort=-active} is descending.
 *
 * @param heads the columns' heads; each is a link that sorts by its column, if rows can be sorted by it
 * @param rows the sorted rows
 * @param <T> the type of a row
 */
public record SortedRows<T>(List<Head> heads, List<T> rows) {
    /**
     * The head of a column.
     *
     * @param title the column's title
     * @param numeric whether its cells are numbers, which are aligned to the right
     * @param order "ascending", "descending", or null if the rows are not sorted by the column
     * @param href the link that sorts by the column; null if rows cannot be sorted by it
     * @param word the anchor of the column's explanation in Help; null if there is none
     */
    public record Head(String title, boolean numeric, String order, String href, String word) {}

    /** The parameter that names one of these columns. */
    public static <T> Parameter parameter(List<SortColumn<T>> columns) {
        return Parameter.oneOf(
                "sort",
                columns.stream()
                        .filter(sortColumn -> sortColumn.upwards() != null)
                        .flatMap(sortColumn -> Stream.of(sortColumn.name(), "-" + sortColumn.name()))
                        .toList());
    }

    /**
     * Sorts rows by the column that the URL names, or by {@code usual} if it names none. If there is no such column, the rows keep their
     * order.
     */
    public static <T> SortedRows<T> by(
            PageRequest pageRequest, List<SortColumn<T>> columns, String usual, List<T> rows) {
        String asked = pageRequest.query().getOrDefault("sort", usual);
        boolean down = asked.startsWith("-");
        String name = down ? asked.substring(1) : asked;
        List<Head> heads = columns.stream()
                .map(sortColumn ->
                        head(pageRequest, sortColumn, sortColumn.name().equals(name), down))
                .toList();
        return new SortedRows<>(
                heads,
                columns.stream()
                        .filter(sortColumn -> sortColumn.upwards() != null
                                && sortColumn.name().equals(name))
                        .findFirst()
                        .map(sortColumn -> down ? sortColumn.upwards().reversed() : sortColumn.upwards())
                        .map(order -> rows.stream().sorted(order).toList())
                        .orElse(rows));
    }

    private static <T> Head head(PageRequest pageRequest, SortColumn<T> sortColumn, boolean current, boolean down) {
        if (sortColumn.upwards() == null) {
            return new Head(sortColumn.title(), sortColumn.numeric(), null, null, sortColumn.word());
        }
        boolean next = current ? !down : sortColumn.downFirst();
        String href = Links.choice(
                        pageRequest, "sort", (next ? "-" : "") + sortColumn.name(), sortColumn.title(), current)
                .href();
        String order = current ? (down ? "descending" : "ascending") : null;
        return new Head(sortColumn.title(), sortColumn.numeric(), order, href, sortColumn.word());
    }
}
