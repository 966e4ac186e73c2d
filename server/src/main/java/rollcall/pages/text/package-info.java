/**
 * Formats numbers, times, values and reasons for pages.
 *
 * <p>This room does not depend on any page or request.
 */
package rollcall.pages.text;
