/**
 * Pages as plain values: a {@link rollcall.pages.Page} consists of a template's name and its model.
 *
 * <p>This room knows no HTTP, no Thymeleaf and no SQL.
 */
package rollcall.pages;
