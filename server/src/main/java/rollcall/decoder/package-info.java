/**
 * Wire formats: bytes in, a {@link rollcall.report.Report} out, or {@link rollcall.input.Malformed}. One folder a protocol.
 *
 * <p>Pure: no clock, no database, no network, and nothing about what may be kept.
 */
package rollcall.decoder;
