/**
 * Reads bytes from strangers without their meaning: inflation with a limit, the strict JSON reader, times, media types, and the exception
 * for bytes that are wrong.
 *
 * <p>This room knows no field names, no products and no clock.
 */
@NullMarked
package rollcall.input;

import org.jspecify.annotations.NullMarked;
