/**
 * What is known of the program that is reported on: Rollcall itself, or the program beside it.
 *
 * <p>Nothing here was judged yet; the gate decides what of it may leave.
 */
@NullMarked
package rollcall.sender.facts;

import org.jspecify.annotations.NullMarked;
