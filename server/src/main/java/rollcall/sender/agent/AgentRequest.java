package rollcall.sender.agent;

import java.io.IOException;

/**
 * Something that the program tells.
 *
 * @param contentType the Content-Type header, empty if there is none
 * @param contentEncoding the Content-Encoding header, empty if there is none
 * @param body reads the body
 */
public record AgentRequest(String contentType, String contentEncoding, Body body) {
    /** The bytes of the request, which have arrived or never will. */
    @FunctionalInterface
    public interface Body {
        /** At most {@code cap + 1} bytes: one more than allowed tells that there are too many. */
        byte[] read(int cap) throws IOException;
    }
}
