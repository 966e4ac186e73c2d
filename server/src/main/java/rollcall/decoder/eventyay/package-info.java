/** Eventyay's heartbeat, schema version 1, as its three stored senders post it. */
package rollcall.decoder.eventyay;
