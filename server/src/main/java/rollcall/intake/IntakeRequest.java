package rollcall.intake;

import java.io.IOException;

/**
 * One request at a door that takes reports.
 *
 * @param key the API key as presented, empty if there is none
 * @param contentType the Content-Type header, empty if there is none
 * @param contentEncoding the Content-Encoding header, empty if there is none
 * @param contentLength the length that the request declares, in bytes; negative if it declares none
 * @param body reads the body; asked only once the key is known to be good
 */
public record IntakeRequest(String key, String contentType, String contentEncoding, long contentLength, Body body) {
    /** The bytes of the request, not yet in memory. */
    @FunctionalInterface
    public interface Body {
        /** At most {@code cap + 1} bytes: one more than allowed tells that there are too many. */
        byte[] read(int cap) throws IOException;
    }
}
