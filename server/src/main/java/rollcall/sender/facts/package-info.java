/**
 * The facts about the program that is reported on: Rollcall itself, or the program that runs beside it.
 *
 * <p>The facts here are not judged yet. The gate decides which of them may be sent.
 */
@NullMarked
package rollcall.sender.facts;

import org.jspecify.annotations.NullMarked;
