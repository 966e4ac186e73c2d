package rollcall.sender.status;

import java.util.List;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.TelemetryLevel;

/**
 * What would leave now.
 *
 * @param inForce whether it does, by the settings and what was agreed to; otherwise it is what would leave if somebody saved that
 * @param noHeartbeat why there is none; empty if there is one
 * @param sheets the requests, in the order in which they leave
 * @param waiting how many events wait
 * @param shown how many of them are in the sheets
 * @param unsent local facts that do not leave, and why
 */
public record Preview(
        Protocol wire,
        TelemetryLevel level,
        boolean inForce,
        String noHeartbeat,
        List<Sheet> sheets,
        int waiting,
        int shown,
        List<Unsent> unsent) {
    /**
     * One request.
     *
     * @param title heartbeat, first heartbeat, or events
     * @param address where it goes; only its path if there is no endpoint yet
     * @param headers line by line, the key masked
     * @param packing the body's size as it goes over the wire, and how it is packed, as a sentence
     * @param body as it leaves, or the readable content of a packed one, on several lines
     */
    public record Sheet(String title, String address, List<String> headers, String packing, String body) {}

    /**
     * A local fact that does not leave.
     *
     * @param name of the field
     * @param kind the shape of its value: text, number, flag, list, object
     * @param reason in words
     */
    public record Unsent(String name, String kind, String reason) {}
}
