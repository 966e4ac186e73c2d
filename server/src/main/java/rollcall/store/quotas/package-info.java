/** Table {@code quota_use}: how much of each product was kept on a UTC day, and the quotas in the products' rows. */
@NullMarked
package rollcall.store.quotas;

import org.jspecify.annotations.NullMarked;
