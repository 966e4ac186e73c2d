/**
 * The products of this receiver. Here it is decided what each is called, which vocabulary filters its reports, which fields superusers permitted
 * beyond its preset, and how long its raw rows are kept. Here it will be decided, too, which products show numbers to strangers; today none does.
 *
 * <p>This room knows no report and no page. It does not check who changes a product.
 */
@NullMarked
package rollcall.product;

import org.jspecify.annotations.NullMarked;
