package rollcall.sender.agent;

import java.io.IOException;
import rollcall.input.Malformed;

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
        /**
         * All of them.
         *
         * @param most bytes that may be
         * @throws Malformed {@code payload_too_large} if there are more
         * @throws IOException if they did not arrive, or too slowly
         */
        byte[] read(int most) throws IOException;
    }
}
