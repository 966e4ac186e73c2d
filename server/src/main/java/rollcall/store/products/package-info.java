/**
 * The tables of products and of the fields that superusers permitted.
 *
 * <p>This room knows no report.
 */
@NullMarked
package rollcall.store.products;

import org.jspecify.annotations.NullMarked;
