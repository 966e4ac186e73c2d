package rollcall.dialect;

import rollcall.report.Heartbeat;

/** How one kind of sender writes a heartbeat. */
@FunctionalInterface
public interface HeartbeatDialect {
    /**
     * Understands one request body, already inflated.
     *
     * @throws rollcall.wire.Malformed with the reason and, where there is one, the field at fault
     */
    Heartbeat decode(byte[] body);
}
