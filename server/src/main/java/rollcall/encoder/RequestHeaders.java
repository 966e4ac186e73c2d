package rollcall.encoder;

import java.util.LinkedHashMap;
import java.util.Map;

/** Request headers, in lower case. */
final class RequestHeaders {
    /** The user agent on wires whose receivers expect none. */
    static final String OURS = "Rollcall";

    private RequestHeaders() {}

    /** Those that every message has, and the key where there is one. */
    static Map<String, String> of(EncodedRequest encodedRequest, String userAgent, String key) {
        Map<String, String> headers = of(encodedRequest, userAgent);
        if (!key.isEmpty()) {
            headers.put("x-api-key", key);
        }
        return headers;
    }

    /**
     * Those that every message has, and for a page of events its identifier, by which a receiver recognises it also where the body does not
     * name it (draft-ietf-httpapi-idempotency-key-header).
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
