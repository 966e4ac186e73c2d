package rollcall.intake;

import java.io.IOException;

/**
 * One request at the heartbeat door.
 *
 * @param key the API key as presented, empty if there is none
 * @param contentType the Content-Type header, empty if there is none
 * @param contentEncoding the Content-Encoding header, empty if there is none
 * @param body reads the body; asked only once the key is known to be good
 */
public record HeartbeatRequest(String key, String contentType, String contentEncoding, Body body) {
    /** The bytes of the request, not yet in memory. */
    @FunctionalInterface
    public interface Body {
        /** At most {@code cap + 1} bytes: one more than allowed tells that there are too many. */
        byte[] read(int cap) throws IOException;
    }
}
