/**
 * Bytes without meaning: capped inflation, the one strict JSON reader, and the one way to say that bytes are wrong.
 *
 * <p>This room knows no field names, no products and no clock.
 */
package rollcall.input;
