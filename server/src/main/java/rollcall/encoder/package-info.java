/**
 * Encodes reports in each of the four protocols, with one {@link rollcall.encoder.Encoder} for each, and reads the answers of their
 * receivers.
 *
 * <p>Pure: no clock, no network, no database. An encoder gets only what the gate permitted, and writes all of it.
 */
@NullMarked
package rollcall.encoder;

import org.jspecify.annotations.NullMarked;
