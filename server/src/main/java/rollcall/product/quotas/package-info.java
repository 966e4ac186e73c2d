/** How much of a product may be kept on one UTC day, and how much is. */
@NullMarked
package rollcall.product.quotas;

import org.jspecify.annotations.NullMarked;
