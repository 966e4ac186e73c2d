/**
 * The manual, which is Markdown among the templates, as pages.
 *
 * <p>This room knows no product and no number.
 */
package rollcall.pages.help;
