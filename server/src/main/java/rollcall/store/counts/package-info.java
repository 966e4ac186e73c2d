/**
 * The tables that count what was not kept, and how much each key was used.
 *
 * <p>This room knows no report and no value of one: only reasons, names of fields and numbers.
 */
@NullMarked
package rollcall.store.counts;

import org.jspecify.annotations.NullMarked;
