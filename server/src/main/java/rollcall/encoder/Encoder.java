package rollcall.encoder;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How requests look on one wire, and which answers mean that they arrived. */
public interface Encoder {
    /**
     * The times that a heartbeat can name.
     *
     * @param now the time of sending
     * @param firstSeenAt when this installation's first request was accepted; null if none was
     */
    record SendTimes(Instant now, @Nullable Instant firstSeenAt) {}

    /** The encoder of a protocol. */
    static Encoder of(Protocol protocol) {
        return switch (protocol) {
            case ROLLCALL -> new RollcallEncoder();
            case EVENTYAY -> new EventyayEncoder();
            case PENPOT -> new PenpotEncoder();
            case OTLP -> new OtlpEncoder();
        };
    }

    /** What is sent once in an installation's life, before everything else; empty on wires that have no such message. */
    default Optional<EncodedRequest> firstSeen(OutgoingHeartbeat heartbeat, SendTimes sendTimes) {
        return Optional.empty();
    }

    /** The daily report. */
    EncodedRequest heartbeat(OutgoingHeartbeat heartbeat, SendTimes sendTimes);

    /**
     * A page of events.
     *
     * @throws UnsupportedOperationException on a wire without events
     */
    EncodedRequest events(OutgoingPage page);

    /** Most events of one request; 0 on a wire without events. */
    int mostEvents();

    /**
     * Where a message goes.
     *
     * @param endpoint as an administrator entered it: http or https, with a host, without a fragment
     * @param key the receiver's key; empty for none
     */
    URI address(URI endpoint, EncodedRequest encodedRequest, String key);

    /**
     * The headers of the request that this wire's senders set themselves, in lower case.
     *
     * @param key the receiver's key, printable ASCII; empty for none
     */
    Map<String, String> headers(EncodedRequest encodedRequest, String key);

    /**
     * Whether a redirect is followed as this wire's own sender does: to a page that has the answer.
     */
    default boolean followsRedirects() {
        return false;
    }

    /**
     * What an answer says: whether the message has arrived, and if not, why and until when.
     *
     * @param encodedRequest the one that is answered
     * @param contentType the answer's header; empty for none
     * @param body as much of the answer as was read
     */
    AnswerMeaning understand(EncodedRequest encodedRequest, int status, String contentType, byte[] body);
}
