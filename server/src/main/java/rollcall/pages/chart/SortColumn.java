package rollcall.pages.chart;

import java.util.Comparator;

/**
 * A column of a table.
 *
 * @param name the column's name in the URL
 * @param downFirst whether the first click sorts in descending order
 * @param upwards the ascending order; null if rows cannot be sorted by the column
 * @param word the anchor of the column's explanation in Help; null if there is none
 */
public record SortColumn<T>(
        String name, String title, boolean numeric, boolean downFirst, Comparator<T> upwards, String word) {
    public SortColumn(String name, String title, boolean numeric, boolean downFirst, Comparator<T> upwards) {
        this(name, title, numeric, downFirst, upwards, null);
    }

    public static <T> SortColumn<T> numbers(String name, String title, Comparator<T> upwards) {
        return new SortColumn<>(name, title, true, true, upwards);
    }

    public static <T> SortColumn<T> unsorted(String title) {
        return new SortColumn<>("", title, false, false, null);
    }

    /** The same column with a link to its explanation in Help. */
    public SortColumn<T> meaning(String anchor) {
        return new SortColumn<>(name, title, numeric, downFirst, upwards, anchor);
    }
}
