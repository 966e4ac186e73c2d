/** Decodes Eventyay's heartbeat, schema version 1, as three versions of its sender post it. */
package rollcall.decoder.eventyay;
