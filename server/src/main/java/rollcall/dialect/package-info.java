/**
 * Wire formats: bytes in, a {@link rollcall.report.Report} out, or {@link rollcall.wire.Malformed}. One folder a dialect.
 *
 * <p>Pure: no clock, no database, no network, and nothing about what may be kept.
 */
package rollcall.dialect;
