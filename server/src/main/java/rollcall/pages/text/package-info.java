/**
 * How numbers, times, values and reasons are written on pages.
 *
 * <p>This room knows no page and no request.
 */
package rollcall.pages.text;
