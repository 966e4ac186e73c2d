/** The mappings of products: read, saved with who and when, and known to every server within 5 s. */
@NullMarked
package rollcall.product.mapped;

import org.jspecify.annotations.NullMarked;
