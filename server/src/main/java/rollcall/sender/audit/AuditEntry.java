package rollcall.sender.audit;

import java.time.Instant;

/**
 * One row of the audit log, or one that waits to be sent.
 *
 * @param at of a row that waits, the beginning of its UTC day: more is not kept
 * @param source {@code backend}, {@code frontend}, or these with {@code telemetry:} before them for what waits to be sent
 * @param type action, identify, trigger, command, or what else the program calls it; may be empty
 * @param who an e-mail address, an identifier or a pseudonym; empty for nobody
 * @param properties a JSON object
 * @param context a JSON object
 */
public record AuditEntry(
        Instant at, String source, String type, String name, String who, String properties, String context) {
    /** What the sources of rows that wait to be sent begin with. */
    public static final String WAITING = "telemetry:";

    /** Whether it is an anonymised row that waits to be sent. */
    public boolean waits() {
        return source.startsWith(WAITING);
    }
}
