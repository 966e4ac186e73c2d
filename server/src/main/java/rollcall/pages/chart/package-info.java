/**
 * Parts that several pages are made of: charts, tables, tiles, ranges of days, and the same numbers as CSV.
 *
 * <p>This room knows no page; it lays out answers of {@code rollcall.analysis}.
 */
package rollcall.pages.chart;
