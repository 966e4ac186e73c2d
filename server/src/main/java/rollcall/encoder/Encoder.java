package rollcall.encoder;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Encodes the requests of one protocol, and reads whether an answer means that the request arrived. */
public interface Encoder {
    /**
     * The times that a heartbeat can contain.
     *
     * @param now the time of sending
     * @param firstSeenAt when the receiver accepted this installation's first request; null if it has accepted none
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

    /** Encodes the request that an installation sends once, before every other request. Empty if the protocol has no such request. */
    default Optional<EncodedRequest> firstSeen(OutgoingHeartbeat heartbeat, SendTimes sendTimes) {
        return Optional.empty();
    }

    /** Encodes the daily heartbeat. */
    EncodedRequest heartbeat(OutgoingHeartbeat heartbeat, SendTimes sendTimes);

    /**
     * Encodes a page of events.
     *
     * @throws UnsupportedOperationException if the protocol has no events
     */
    EncodedRequest events(OutgoingPage page);

    /** Returns the most events of one request; 0 if the protocol has no events. */
    int mostEvents();

    /**
     * Returns the address to which a request is sent.
     *
     * @param endpoint the URL that an administrator entered: http or https, with a host, without a fragment
     * @param encodedRequest the request
     * @param key the receiver's key; empty for none
     */
    URI address(URI endpoint, EncodedRequest encodedRequest, String key);

    /**
     * Returns the headers that the protocol sets, with lower-case names.
     *
     * @param encodedRequest the request
     * @param key the receiver's key, printable ASCII; empty for none
     */
    Map<String, String> headers(EncodedRequest encodedRequest, String key);

    /** Whether a redirect is followed to the page that has the answer, as the protocol's original sender does. */
    default boolean followsRedirects() {
        return false;
    }

    /**
     * Reads whether the request has arrived, and if not, why, and when it may be sent again.
     *
     * @param encodedRequest the request
     * @param status the HTTP status of the answer
     * @param contentType the value of the answer's Content-Type header; empty for none
     * @param body the bytes of the answer's body that were read
     */
    AnswerMeaning understand(EncodedRequest encodedRequest, int status, String contentType, byte[] body);
}
