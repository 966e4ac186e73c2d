/**
 * The tables of products and of the fields that superusers permitted.
 *
 * <p>This room knows no report.
 */
package rollcall.store.products;
