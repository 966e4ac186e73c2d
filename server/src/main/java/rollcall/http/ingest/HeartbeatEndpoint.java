package rollcall.http.ingest;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code GET /ingest/heartbeat}. */
public final class HeartbeatEndpoint {
    private HeartbeatEndpoint() {}

    /** The status text of the reference receiver, which the checks of its operators know. */
    public static void status(Context context) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ok", true);
        body.put("service", "eventyay-telemetry-receiver");
        body.put("version", "1.1");
        body.put("message", "Send POST requests with telemetry payload");
        body.put("status_code", 200);
        context.json(body);
    }
}
