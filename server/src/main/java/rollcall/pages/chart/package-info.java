/**
 * Parts of pages: charts, tables, tiles, ranges of days, and their numbers as CSV.
 *
 * <p>This room knows no page. It shows answers of {@code rollcall.analysis}.
 */
package rollcall.pages.chart;
