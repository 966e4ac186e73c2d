/** Penpot's reports and event batches: JSON around base64 around zstd around Fressian, as its telemetry task posts them. */
package rollcall.decoder.penpot;
