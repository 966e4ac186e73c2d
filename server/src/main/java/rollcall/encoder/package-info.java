/**
 * How a report is written in each of the four protocols: {@link rollcall.encoder.Encoder} and its four kinds, and what their receivers
 * answer.
 *
 * <p>Pure: no clock, no network, no database. An encoder takes nothing but what the gate let out, and writes all of it.
 */
@NullMarked
package rollcall.encoder;

import org.jspecify.annotations.NullMarked;
