package rollcall.sender.agent;

import java.util.List;
import rollcall.report.Rejection;

/** What the program is answered. */
public sealed interface AgentAnswer {
    /**
     * What events are good for now; a program may save itself the work of making others.
     *
     * @param auditLog whether they stay in the local audit log
     * @param telemetry whether they are anonymised and sent
     * @param level off, base or detailed
     * @param offBy the variables of the environment that keep telemetry off, whatever superusers chose; none if they may choose
     */
    record Flags(boolean auditLog, boolean telemetry, String level, List<String> offBy) implements AgentAnswer {}

    /**
     * What came of facts.
     *
     * @param kept names of the form's fields that are known now
     * @param dropped what is not kept
     */
    record Told(List<String> kept, List<NotKept> dropped) implements AgentAnswer {}

    /** One name, the shape of its value, and why it is not kept. */
    record NotKept(String name, String kind, String reason) {}

    /**
     * What came of events.
     *
     * @param stored how many were stored anywhere: none if neither the audit log nor telemetry is on
     * @param strangeTimes how many said a time that cannot be read: the day with which it begins counts, or now
     */
    record Recorded(int received, int stored, int strangeTimes) implements AgentAnswer {}

    /**
     * Nothing was done.
     *
     * @param field at fault; empty if it is the request as a whole
     */
    record Rejected(Rejection reason, String field) implements AgentAnswer {}
}
