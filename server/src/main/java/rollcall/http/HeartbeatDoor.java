package rollcall.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import rollcall.intake.HeartbeatIntake;
import rollcall.intake.HeartbeatRequest;
import rollcall.intake.Receipt;

/**
 * {@code /ingest/heartbeat}, for the house form and for Eventyay: the statuses are true, the bodies are those of Eventyay's reference
 * receiver (version 1.1), which its senders parse.
 */
final class HeartbeatDoor {
    /** What is read and thrown away of a body that is too large or not wanted, so that its sender gets to see the answer. */
    private static final int LARGEST_LEFTOVER = 2 * 1024 * 1024;

    private static final byte[] RECORDED =
            "{\"ok\":true,\"message\":\"heartbeat_recorded\",\"status_code\":200}".getBytes(StandardCharsets.UTF_8);

    private final HeartbeatIntake intake;

    HeartbeatDoor(HeartbeatIntake intake) {
        this.intake = intake;
    }

    /** A browser or a probe looks at the door: the status text of the reference receiver, which its operators' checks know. */
    void status(Context context) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ok", true);
        body.put("service", "eventyay-telemetry-receiver");
        body.put("version", "1.1");
        body.put("message", "Send POST requests with telemetry payload");
        body.put("status_code", 200);
        context.json(body);
    }

    /** PUT, PATCH and DELETE are refused and counted like everything else that is not kept. */
    void wrongMethod(Context context) throws IOException {
        context.header("Allow", "GET, HEAD, POST, OPTIONS");
        discard(context.req().getInputStream());
        refuse(context, intake.wrongMethod());
    }

    /** Takes a heartbeat and answers once it is durable. */
    void post(Context context) throws IOException {
        InputStream body = context.req().getInputStream();
        Receipt receipt = intake.take(new HeartbeatRequest(
                key(context),
                header(context, "Content-Type"),
                header(context, "Content-Encoding"),
                cap -> read(context, body, cap)));
        if (receipt instanceof Receipt.Kept kept) {
            WatchedAnswer.send(context, RECORDED, kept.delivery());
        } else {
            discard(body);
            refuse(context, (Receipt.Refused) receipt);
        }
    }

    /** The key's places, in order; the header counts if the key is in the query as well. */
    private static String key(Context context) {
        String header = context.header("X-API-Key");
        if (header != null) {
            return header.strip();
        }
        String authorization = header(context, "Authorization");
        if (authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return authorization.substring(7).strip();
        }
        return Optional.ofNullable(context.queryParam("api_key")).orElse("");
    }

    private static String header(Context context, String name) {
        return Optional.ofNullable(context.header(name)).orElse("");
    }

    /** A declared length is believed only where it saves reading. */
    private static byte[] read(Context context, InputStream body, int cap) throws IOException {
        return context.req().getContentLengthLong() > cap ? new byte[cap + 1] : body.readNBytes(cap + 1);
    }

    private static void discard(InputStream body) throws IOException {
        byte[] buffer = new byte[8 * 1024];
        int left = LARGEST_LEFTOVER;
        for (int n = body.read(buffer); n >= 0 && left > 0; n = body.read(buffer)) {
            left -= n;
        }
    }

    private static void refuse(Context context, Receipt.Refused refused) {
        int status = Failure.status(refused.reason());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ok", false);
        body.put("error", refused.reason().code());
        if (!refused.field().isEmpty()) {
            body.put("field", refused.field());
        }
        refused.retryAfterSeconds().ifPresent(seconds -> {
            body.put("retry_after", seconds);
            context.header("Retry-After", String.valueOf(seconds));
        });
        body.put("status_code", status);
        context.status(status).json(body);
    }
}
