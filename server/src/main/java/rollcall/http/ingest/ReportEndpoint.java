package rollcall.http.ingest;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import rollcall.http.answer.WatchedAnswer;
import rollcall.http.request.PresentedKey;
import rollcall.intake.IngestResult;
import rollcall.intake.Intake;
import rollcall.intake.commit.Ack;

/** Takes one report, or one request to be forgotten. The bodies are those of Eventyay's reference receiver 1.1, which its senders parse. */
public final class ReportEndpoint {
    private static final byte[] RECORDED =
            bytes("{\"ok\":true,\"message\":\"heartbeat_recorded\",\"status_code\":200}");

    /** The summaries that remain name no instance; see the chapter "Being forgotten" of the manual. */
    private static final byte[] FORGOTTEN =
            bytes("{\"ok\":true,\"message\":\"forgotten\",\"note\":\"every row that named this instance is"
                    + " deleted; summaries keep its share as a number that belongs to nobody\",\"status_code\":200}");

    private static final String JSON = "application/json";

    private final Intake intake;

    public ReportEndpoint(Intake intake) {
        this.intake = intake;
    }

    /** {@code GET /ingest/heartbeat}: the status text of the reference receiver, which the checks of its operators know. */
    public static void status(Context context) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ok", true);
        body.put("service", "eventyay-telemetry-receiver");
        body.put("version", "1.1");
        body.put("message", "Send POST requests with telemetry payload");
        body.put("status_code", 200);
        context.json(body);
    }

    /** Rejects and counts a request with another method. */
    public void wrongMethod(Context context) throws IOException {
        ErrorWriter.answer(context, intake.wrongMethod());
    }

    /** Takes a request and answers once its outcome is durable. */
    public void post(Context context) throws IOException {
        IngestResult ingestResult = intake.take(RequestReader.of(context, PresentedKey.to(context)));
        if (ingestResult instanceof IngestResult.Kept kept) {
            byte[] body = kept.events().map(ReportEndpoint::recorded).orElse(RECORDED);
            WatchedAnswer.send(context, JSON, body, kept.ack());
        } else if (ingestResult instanceof IngestResult.Forgotten) {
            WatchedAnswer.send(context, JSON, FORGOTTEN, Ack.NOTHING_TO_LOSE);
        } else {
            ErrorWriter.answer(context, (IngestResult.Rejected) ingestResult);
        }
    }

    private static byte[] recorded(IngestResult.Events events) {
        String counts = "\"received\":%d,\"kept\":%d,\"dropped\":%d,\"repeated\":%d"
                .formatted(events.received(), events.kept(), events.ignored(), events.repeated());
        return bytes("{\"ok\":true,\"message\":\"events_recorded\"," + counts + ",\"status_code\":200}");
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
