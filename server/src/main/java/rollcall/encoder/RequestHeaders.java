package rollcall.encoder;

import java.util.LinkedHashMap;
import java.util.Map;

/** Makes request headers with lower-case names. */
final class RequestHeaders {
    /** The user agent in protocols whose receivers expect none in particular. */
    static final String OURS = "Rollcall";

    private RequestHeaders() {}

    /** Returns the headers of every request, and the key in {@code x-api-key} if there is one. */
    static Map<String, String> of(EncodedRequest encodedRequest, String userAgent, String key) {
        Map<String, String> headers = of(encodedRequest, userAgent);
        if (!key.isEmpty()) {
            headers.put("x-api-key", key);
        }
        return headers;
    }

    /**
     * Returns the headers of every request. For a page of events they include the page's identifier, so that a receiver recognises a
     * repeated page also if the body does not contain the identifier (draft-ietf-httpapi-idempotency-key-header).
     */
    static Map<String, String> of(EncodedRequest encodedRequest, String userAgent) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", encodedRequest.contentType());
        if (!encodedRequest.contentEncoding().isEmpty()) {
            headers.put("content-encoding", encodedRequest.contentEncoding());
        }
        headers.put("user-agent", userAgent);
        if (encodedRequest.page() != null) {
            headers.put("idempotency-key", "\"" + encodedRequest.page() + "\"");
        }
        return headers;
    }
}
