/** What waits to be sent: heartbeats made of facts, and anonymised events, both of nothing but what the gate let out. */
@NullMarked
package rollcall.sender.outbox;

import org.jspecify.annotations.NullMarked;
