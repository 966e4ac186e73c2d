package rollcall.pages.explore;

import java.util.List;

/**
 * A crosstab as the page shows it.
 *
 * @param title of the rows
 * @param heads of the columns, without those of the rows' names and of their sums
 * @param rows the last one has the sums of the columns
 */
record CrosstabTable(String title, List<Head> heads, List<Row> rows) {
    /**
     * The name of a row or a column.
     *
     * @param href the page about its instances alone; null for all
     * @param value false if it says that there is no value
     */
    record Head(String text, String href, boolean value) {}

    /**
     * A number.
     *
     * @param said for a share its parts, for a count its share
     * @param href the list of the instances that it counts; null if there are none, or if no filter says which
     */
    record Cell(String text, String said, String href) {}

    /**
     * A row.
     *
     * @param all its sum
     * @param cells one for each column
     * @param width of the bar for its share of all, in percent
     * @param share of all
     */
    record Row(Head head, Cell all, List<Cell> cells, String width, String share) {}
}
