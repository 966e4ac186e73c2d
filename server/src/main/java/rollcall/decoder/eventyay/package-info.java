/** Decodes Eventyay's heartbeat, schema version 1, as three versions of its sender post it. */
@NullMarked
package rollcall.decoder.eventyay;

import org.jspecify.annotations.NullMarked;
