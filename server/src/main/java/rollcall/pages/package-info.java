/**
 * Pages as plain values: a {@link rollcall.pages.Page} is a template's name and its model.
 *
 * <p>This room knows no HTTP, no Thymeleaf and no SQL.
 */
package rollcall.pages;
