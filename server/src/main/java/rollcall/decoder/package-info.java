/**
 * Decodes protocols: bytes in, a {@link rollcall.report.Report} out, or {@link rollcall.input.Malformed}. Each protocol has a sub-room.
 *
 * <p>The decoders know no clock, no database and no network, and nothing about what may be kept.
 */
@NullMarked
package rollcall.decoder;

import org.jspecify.annotations.NullMarked;
