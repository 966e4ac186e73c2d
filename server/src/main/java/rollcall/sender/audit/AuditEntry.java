package rollcall.sender.audit;

import java.time.Instant;

/**
 * One row of the table that holds the audit log and the outbox.
 *
 * @param at when it happened; for a row that waits to be sent the beginning of its UTC day, because no more of its time is stored
 * @param source {@code backend} or {@code frontend}; with {@code telemetry:} before it for a row that waits to be sent
 * @param type action, identify, trigger, command or a type of the program's own; may be empty
 * @param name the name of the event
 * @param who an e-mail address, an identifier or a pseudonym; empty if no user caused the event
 * @param properties a JSON object
 * @param context a JSON object
 */
public record AuditEntry(
        Instant at, String source, String type, String name, String who, String properties, String context) {
    /** The prefix of the source of every row that waits to be sent. */
    public static final String WAITING = "telemetry:";

    /** Whether the row is anonymised and waits to be sent. */
    public boolean waits() {
        return source.startsWith(WAITING);
    }
}
