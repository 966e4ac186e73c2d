package rollcall.pages.chart;

import java.util.Comparator;
import java.util.List;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;

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

    /**
     * A column of a table.
     *
     * @param name the column's name in the URL
     * @param downFirst whether the first click sorts in descending order
     * @param upwards the ascending order; null if rows cannot be sorted by the column
     * @param word the anchor of the column's explanation in Help; null if there is none
     */
    public record Column<T>(
            String name, String title, boolean numeric, boolean downFirst, Comparator<T> upwards, String word) {
        public Column(String name, String title, boolean numeric, boolean downFirst, Comparator<T> upwards) {
            this(name, title, numeric, downFirst, upwards, null);
        }

        public static <T> Column<T> numbers(String name, String title, Comparator<T> upwards) {
            return new Column<>(name, title, true, true, upwards);
        }

        public static <T> Column<T> unsorted(String title) {
            return new Column<>("", title, false, false, null);
        }

        /** The same column with a link to its explanation in Help. */
        public Column<T> meaning(String anchor) {
            return new Column<>(name, title, numeric, downFirst, upwards, anchor);
        }
    }

    /**
     * Sorts rows by the column that the URL names, or by {@code usual} if it names none. If there is no such column, the rows keep their
     * order.
     */
    public static <T> SortedRows<T> by(PageRequest pageRequest, List<Column<T>> columns, String usual, List<T> rows) {
        String asked = pageRequest.query().getOrDefault("sort", usual);
        boolean down = asked.startsWith("-");
        String name = down ? asked.substring(1) : asked;
        List<Head> heads = columns.stream()
                .map(column -> head(pageRequest, column, column.name().equals(name), down))
                .toList();
        return new SortedRows<>(
                heads,
                columns.stream()
                        .filter(column ->
                                column.upwards() != null && column.name().equals(name))
                        .findFirst()
                        .map(column -> down ? column.upwards().reversed() : column.upwards())
                        .map(order -> rows.stream().sorted(order).toList())
                        .orElse(rows));
    }

    private static <T> Head head(PageRequest pageRequest, Column<T> column, boolean current, boolean down) {
        if (column.upwards() == null) {
            return new Head(column.title(), column.numeric(), null, null, column.word());
        }
        boolean next = current ? !down : column.downFirst();
        String href = Links.choice(pageRequest, "sort", (next ? "-" : "") + column.name(), column.title(), current)
                .href();
        String order = current ? (down ? "descending" : "ascending") : null;
        return new Head(column.title(), column.numeric(), order, href, column.word());
    }
}
