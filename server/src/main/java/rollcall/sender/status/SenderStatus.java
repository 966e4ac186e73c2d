package rollcall.sender.status;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.Disclosure;
import rollcall.sender.consent.Endpoint;
import rollcall.sender.consent.Prohibition;
import rollcall.sender.consent.TelemetryLevel;

/**
 * Everything that the telemetry page shows, read at one moment. The receiver's key is not in it.
 *
 * @param settings what superusers decided
 * @param ofRollcall whether Rollcall reports on itself, and not on the program beside it
 * @param outbox the events that wait
 * @param firstSeenAt when the receiver first accepted anything; null for never
 * @param heartbeatAt when the receiver last accepted a heartbeat; null for never
 * @param nextAt when something is sent by itself next; null if nothing will be
 * @param sends the last ones, newest first
 * @param collected the list of each protocol, in the order of {@link Protocol}
 * @param preview the requests that would be sent now
 */
public record SenderStatus(
        Settings settings,
        boolean ofRollcall,
        Waiting outbox,
        @Nullable Instant firstSeenAt,
        @Nullable Instant heartbeatAt,
        @Nullable Instant nextAt,
        List<Sent> sends,
        Map<Protocol, Disclosure> collected,
        Preview preview) {
    /** The list of the protocol in force. */
    public Disclosure collectedNow() {
        return Objects.requireNonNull(collected.get(settings.protocol()));
    }

    /**
     * What superusers decided.
     *
     * @param instanceId by which receivers know this installation
     * @param level the level in force
     * @param chosen the level that superusers chose, which is in force unless something forbids it
     * @param prohibition the variables that forbid it
     * @param endpoint the receiver's URL; empty for none
     * @param keyStored whether there is a key
     * @param contact an e-mail address; empty for none
     * @param audit whether the local audit log is kept
     * @param agreedBy who last agreed to what is collected; empty for nobody
     * @param agreedAt when they agreed; null for never
     */
    public record Settings(
            UUID instanceId,
            TelemetryLevel level,
            TelemetryLevel chosen,
            Prohibition prohibition,
            Protocol protocol,
            String endpoint,
            boolean keyStored,
            String contact,
            boolean audit,
            String agreedBy,
            @Nullable Instant agreedAt) {
        /** Whether anything is sent by itself. */
        public boolean sends() {
            return level != TelemetryLevel.OFF && !endpoint.isEmpty();
        }

        /** Whether the key and what leaves can be read on their way. */
        public boolean isReadableOnTheWay() {
            return Endpoint.isReadableOnTheWay(endpoint);
        }

        /** The receiver's host, with its port where that is an unusual one; empty for none. */
        public String host() {
            return endpoint.isEmpty() ? "" : URI.create(endpoint).getRawAuthority();
        }
    }

    /**
     * The outbox.
     *
     * @param rows that wait to be sent
     * @param dropped events that did not arrive since the receiver was last changed
     * @param droppedAt when the last of them went; null for never
     */
    public record Waiting(int rows, long dropped, @Nullable Instant droppedAt) {}

    /**
     * One send.
     *
     * @param what heartbeat, first_seen, events, forget or file
     * @param status what came of it, in words
     * @param bytes the size of the request's body as it was sent
     * @param events how many were in it
     * @param byHand whether somebody pressed a button
     * @param startedBy the account that did; empty for nobody, and for rows written before this was stored
     */
    public record Sent(
            Instant at, String what, String status, long bytes, int events, boolean byHand, String startedBy) {}

    /**
     * The requests that would be sent now.
     *
     * @param inForce whether they are sent by the settings in force; otherwise they would be if somebody saved this protocol and level
     * @param noHeartbeat why there is no heartbeat, as a sentence; empty if there is one
     * @param requests in the order in which they are sent
     * @param shown how many of the events that wait are in the requests
     * @param unsent local facts that are not sent, and why
     */
    public record Preview(
            Protocol protocol,
            TelemetryLevel level,
            boolean inForce,
            String noHeartbeat,
            List<Request> requests,
            int shown,
            List<Unsent> unsent) {}

    /**
     * One request.
     *
     * @param title heartbeat, first contact, or events
     * @param address where it goes; only its path if there is no endpoint yet
     * @param headers line by line, the key masked
     * @param packing the body's size as it is sent, and how it is compressed, as a sentence
     * @param body as it is sent, or the readable content of a compressed one, on several lines
     */
    public record Request(String title, String address, List<String> headers, String packing, String body) {}

    /**
     * A local fact that is not sent.
     *
     * @param name of the field
     * @param kind the shape of its value: text, number, flag, list, object
     * @param reason in words
     */
    public record Unsent(String name, String kind, String reason) {}
}
