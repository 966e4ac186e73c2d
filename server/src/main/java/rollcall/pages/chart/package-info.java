/**
 * Parts of pages: charts, tables, tiles, ranges of days, and their numbers as CSV.
 *
 * <p>This room does not depend on any page. It shows results of {@code rollcall.analysis}.
 */
package rollcall.pages.chart;
