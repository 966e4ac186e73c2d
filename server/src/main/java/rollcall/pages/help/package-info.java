/**
 * Shows the manual as pages. The manual is written in Markdown and stored beside the templates.
 *
 * <p>This room depends on no product and shows no counts.
 */
package rollcall.pages.help;
