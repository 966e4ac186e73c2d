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
 * Everything that the telemetry page shows, read at one moment. It does not contain the receiver's key.
 *
 * @param settings the settings that superusers chose
 * @param ofRollcall whether Rollcall reports on itself, and not on the program that runs beside it
 * @param outbox the events that wait
 * @param firstSeenAt when the receiver first accepted a request; null if it never did
 * @param heartbeatAt when the receiver last accepted a heartbeat; null if it never did
 * @param nextAt when the sender will next send a report by itself; null if it will not
 * @param sends the last sends, newest first
 * @param collected the list of what each protocol can send, in the order of {@link Protocol}
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
    /** Returns the list of the protocol in force. */
    public Disclosure collectedNow() {
        return Objects.requireNonNull(collected.get(settings.protocol()));
    }

    /**
     * The settings that superusers chose.
     *
     * @param instanceId the identifier by which receivers know this installation
     * @param level the level in force
     * @param chosen the level that superusers chose; it is in force unless the environment forbids reporting
     * @param prohibition the environment variables that forbid reporting
     * @param protocol the protocol in which reports are sent
     * @param endpoint the receiver's URL; empty for none
     * @param keyStored whether a key is stored
     * @param contact an e-mail address; empty for none
     * @param audit whether the local audit log is on
     * @param agreedBy the account that last agreed to the list; empty if nobody agreed
     * @param agreedAt when that account agreed; null if nobody agreed
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
        /** Whether the sender sends reports by itself. */
        public boolean sends() {
            return level != TelemetryLevel.OFF && !endpoint.isEmpty();
        }

        /** Whether others on the network can read the key and the reports, because they are sent without TLS to another machine. */
        public boolean isReadableOnTheWay() {
            return Endpoint.isReadableOnTheWay(endpoint);
        }

        /** Returns the receiver's host, with the port if the endpoint names one; empty if there is no endpoint. */
        public String host() {
            return endpoint.isEmpty() ? "" : URI.create(endpoint).getRawAuthority();
        }
    }

    /**
     * The outbox.
     *
     * @param rows how many rows wait to be sent
     * @param dropped how many events did not arrive since the receiver was last changed
     * @param droppedAt when the last of these events was removed; null if every event arrived
     */
    public record Waiting(int rows, long dropped, @Nullable Instant droppedAt) {}

    /**
     * One entry of the send log.
     *
     * @param at when it was sent
     * @param what heartbeat, first_seen, events, forget or file
     * @param status the result, in words
     * @param bytes the size of the request's body as it was sent; the size of the file for {@code file}
     * @param events how many events it held
     * @param byHand whether somebody started it by hand
     * @param startedBy the account that started it; empty if the job started it, and for rows written before this was stored
     */
    public record Sent(
            Instant at, String what, String status, long bytes, int events, boolean byHand, String startedBy) {}

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
     * @param address the URL to which the request is sent; only its path if there is no endpoint
     * @param headers one line for each header, with the key masked
     * @param packing the body's size as it is sent, and how it is compressed, as a sentence
     * @param body the body as JSON on several lines, decompressed
     */
    public record Request(String title, String address, List<String> headers, String packing, String body) {}

    /**
     * A local fact that is not sent.
     *
     * @param name the name of the field
     * @param kind the kind of its value: text, number, flag, list, object
     * @param reason why it is not sent, as a sentence
     */
    public record Unsent(String name, String kind, String reason) {}
}
