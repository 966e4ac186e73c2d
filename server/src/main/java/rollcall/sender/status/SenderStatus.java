package rollcall.sender.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.Disclosure;

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
        TelemetrySettings settings,
        boolean ofRollcall,
        Waiting outbox,
        @Nullable Instant firstSeenAt,
        @Nullable Instant heartbeatAt,
        @Nullable Instant nextAt,
        List<SentRequest> sends,
        Map<Protocol, Disclosure> collected,
        SendPreview preview) {
    /** Returns the list of the protocol in force. */
    public Disclosure collectedNow() {
        return Objects.requireNonNull(collected.get(settings.protocol()));
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
     * One request.
     *
     * @param title heartbeat, first contact, or events
     * @param address the URL to which the request is sent; only its path if there is no endpoint
     * @param headers one line for each header, with the key masked
     * @param body the body
     */
    public record Request(String title, String address, List<String> headers, ReadableBody body) {}

    /**
     * A local fact that is not sent.
     *
     * @param name the name of the field
     * @param kind the kind of its value: text, number, flag, list, object
     * @param reason why it is not sent, as a sentence
     */
    public record Unsent(String name, String kind, String reason) {}
}
