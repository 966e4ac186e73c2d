/** Tells what would be kept of samples of what programs send, by the decoders and the gate that requests go through. It stores nothing. */
@NullMarked
package rollcall.intake.sample;

import org.jspecify.annotations.NullMarked;
