/** Decodes the reports and event batches of Penpot's telemetry task: JSON around base64 around zstd around Fressian. */
@NullMarked
package rollcall.decoder.penpot;

import org.jspecify.annotations.NullMarked;
