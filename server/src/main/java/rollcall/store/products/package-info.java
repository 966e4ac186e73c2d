/**
 * The tables of products and of the fields that superusers permitted.
 *
 * <p>The tables hold nothing that a report contains.
 */
@NullMarked
package rollcall.store.products;

import org.jspecify.annotations.NullMarked;
