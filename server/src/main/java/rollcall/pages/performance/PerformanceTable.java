package rollcall.pages.performance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of the page.
 *
 * @param foot what its numbers are of
 */
record PerformanceTable(
        String id, String title, String word, List<Head> heads, List<Row> rows, String foot, String csv) {
    /**
     * The head of a column of numbers.
     *
     * @param word of the manual that says what they are
     * @param wide whether a phone has no room for the column
     */
    record Head(String text, String word, boolean wide) {
        Head(String text, String word) {
            this(text, word, false);
        }

        /** The same of a column for wide screens. */
        Head forWide() {
            return new Head(text, word, true);
        }
    }

    record Row(String name, List<Cell> cells) {}

    /**
     * A number.
     *
     * @param href the list of the instances that it counts; null if it counts none
     * @param between its limits; empty if it has none
     * @param width of a share's bar; null for other numbers
     */
    record Cell(
            String text,
            @Nullable String href,
            String between,
            @Nullable String width) {
        static Cell of(String text) {
            return new Cell(text, null, "", null);
        }

        static Cell between(String text, String between) {
            return new Cell(text, null, between, null);
        }

        static Cell list(String text, @Nullable String href) {
            return new Cell(text, href, "", null);
        }

        static Cell share(String text, String width) {
            return new Cell(text, null, "", width);
        }
    }
}
