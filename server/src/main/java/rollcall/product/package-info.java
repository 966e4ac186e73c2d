/**
 * The products of this receiver. This room holds each product's name, the vocabulary that filters its reports, the fields that superusers
 * permitted beyond its preset, and the removal of its raw rows. No product shows numbers to strangers; this room will decide which products
 * do.
 *
 * <p>This room does not depend on reports or pages. It does not check who changes a product.
 */
@NullMarked
package rollcall.product;

import org.jspecify.annotations.NullMarked;
