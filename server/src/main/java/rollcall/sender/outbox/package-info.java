/** The reports that are to be sent: heartbeats made from facts, and anonymised events. Both hold only values that the gate permitted. */
@NullMarked
package rollcall.sender.outbox;

import org.jspecify.annotations.NullMarked;
