/** Rolls raw heartbeats up into one bitmap a day, field and value. */
@NullMarked
package rollcall.rollup.heartbeats;

import org.jspecify.annotations.NullMarked;
