package rollcall.sender.status;

import java.util.List;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.TelemetryLevel;

/**
 * The requests that would be sent now.
 *
 * @param protocol the protocol of the requests
 * @param level the level of the requests
 * @param inForce whether these are the protocol and level in force; otherwise the requests would be sent if somebody saved this
 *     protocol and level
 * @param noHeartbeat why there is no heartbeat, as a sentence; empty if there is one
 * @param requests the requests in the order in which they are sent
 * @param shown how many of the waiting events are in the requests
 * @param unsent the local facts that are not sent, and why
 */
public record SendPreview(
        Protocol protocol,
        TelemetryLevel level,
        boolean inForce,
        String noHeartbeat,
        List<SenderStatus.Request> requests,
        int shown,
        List<SenderStatus.Unsent> unsent) {}
