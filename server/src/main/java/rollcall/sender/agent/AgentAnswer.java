package rollcall.sender.agent;

import java.util.List;
import rollcall.report.Rejection;

/** An answer of the local agent to the program beside Rollcall. */
public sealed interface AgentAnswer {
    /**
     * Which reports are used now. A program may skip making events that nothing uses.
     *
     * @param auditLog whether events are stored in the local audit log
     * @param telemetry whether events are anonymised and sent
     * @param level {@code off}, {@code base} or {@code detailed}
     * @param offBy the environment variables that keep telemetry off, whatever superusers chose; empty if no variable does
     */
    record Flags(boolean auditLog, boolean telemetry, String level, List<String> offBy) implements AgentAnswer {}

    /**
     * The result of reporting facts.
     *
     * @param kept the names of the protocol's fields that are stored now
     * @param dropped the facts that are not stored, and why
     */
    record Told(List<String> kept, List<NotKept> dropped) implements AgentAnswer {}

    /** A fact that is not stored: its name, the kind of its value, and the reason as a phrase. */
    record NotKept(String name, String kind, String reason) {}

    /**
     * The result of reporting events.
     *
     * @param received how many events the request held
     * @param stored how many events were stored in the audit log or in the outbox; 0 if neither is on
     * @param strangeTimes how many events had a time that cannot be read in full: the day at its beginning is used, or the time of receipt
     */
    record Recorded(int received, int stored, int strangeTimes) implements AgentAnswer {}

    /**
     * The request was rejected and nothing was stored.
     *
     * @param field the name of the member at fault; empty if the fault is in the request as a whole
     */
    record Rejected(Rejection reason, String field) implements AgentAnswer {}
}
