/**
 * The tables that count requests that were not kept, ignored names and values, and the requests of each API key.
 *
 * <p>The tables hold reasons, names of fields and numbers. They hold no report and no value of a report.
 */
@NullMarked
package rollcall.store.counts;

import org.jspecify.annotations.NullMarked;
