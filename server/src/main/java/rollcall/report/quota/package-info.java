/** How much of a product is kept on one UTC day, and how much may be. */
@NullMarked
package rollcall.report.quota;

import org.jspecify.annotations.NullMarked;
