/** How big instances are, in buckets: what buckets differ in, and how instances move between them. */
@NullMarked
package rollcall.analysis.sizes;

import org.jspecify.annotations.NullMarked;
