/** Bounds the memory of all requests together, from when a body is let in until what is kept of it is stored. */
@NullMarked
package rollcall.intake.memory;

import org.jspecify.annotations.NullMarked;
