package rollcall.sender.agent;

import java.io.IOException;
import rollcall.input.Malformed;

/**
 * A report of the program beside Rollcall.
 *
 * @param contentType the value of the Content-Type header; empty if the request has none
 * @param contentEncoding the value of the Content-Encoding header; empty if the request has none
 * @param body reads the bytes of the request
 */
public record AgentRequest(String contentType, String contentEncoding, Body body) {
    /** The bytes of the request. */
    @FunctionalInterface
    public interface Body {
        /**
         * Reads all bytes of the body.
         *
         * @param most the most bytes that the body may have
         * @throws Malformed {@code payload_too_large} if the body has more bytes
         * @throws IOException if the body did not arrive in full, or arrived too slowly
         */
        byte[] read(int most) throws IOException;
    }
}
