/**
 * The sender as administrators see and control it: its status, the requests that would be sent, and how telemetry is switched off. Nothing
 * here shows a key.
 */
@NullMarked
package rollcall.sender.status;

import org.jspecify.annotations.NullMarked;
