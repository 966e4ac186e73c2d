package rollcall.sender.form;

import java.util.LinkedHashMap;
import java.util.Map;

/** Request headers, in lower case. */
final class Headers {
    /** The user agent on wires whose receivers expect none. */
    static final String OURS = "Rollcall";

    private Headers() {}

    /** Those that every message has, and the key where there is one. */
    static Map<String, String> of(Message message, String userAgent, String key) {
        Map<String, String> headers = of(message, userAgent);
        if (!key.isEmpty()) {
            headers.put("x-api-key", key);
        }
        return headers;
    }

    /** Those that every message has. */
    static Map<String, String> of(Message message, String userAgent) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", message.contentType());
        if (!message.contentEncoding().isEmpty()) {
            headers.put("content-encoding", message.contentEncoding());
        }
        headers.put("user-agent", userAgent);
        return headers;
    }
}
