package rollcall.http.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
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

    private static final ObjectMapper JSON_TEXT = new ObjectMapper();

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
            WatchedAnswer.send(context, JSON, recorded(kept), kept.ack());
        } else if (ingestResult instanceof IngestResult.Forgotten) {
            WatchedAnswer.send(context, JSON, FORGOTTEN, Ack.NOTHING_TO_LOSE);
        } else {
            ErrorWriter.answer(context, (IngestResult.Rejected) ingestResult);
        }
    }

    /** The usual answer to a request of which something was kept. */
    static byte[] recorded(IngestResult.Kept kept) {
        String ignored = ignored(kept.ignoredNames());
        if (kept.events().isEmpty()) {
            return ignored.isEmpty()
                    ? RECORDED
                    : bytes("{\"ok\":true,\"message\":\"heartbeat_recorded\"" + ignored + ",\"status_code\":200}");
        }
        IngestResult.Events events = kept.events().get();
        String counts = "\"received\":%d,\"kept\":%d,\"dropped\":%d,\"repeated\":%d"
                .formatted(events.received(), events.kept(), events.ignored(), events.repeated());
        return bytes("{\"ok\":true,\"message\":\"events_recorded\"," + counts + ignored + ",\"status_code\":200}");
    }

    /**
     * The member {@code ignored}, which is Rollcall's own: the names of fields, events and properties that were ignored, each once, so that whoever
     * writes a sender sees what is missing. A name that may contain private data has a stand-in. Empty if nothing was ignored.
     */
    private static String ignored(List<String> names) {
        return names.isEmpty() ? "" : ",\"ignored\":" + json(names);
    }

    private static String json(List<String> names) {
        try {
            return JSON_TEXT.writeValueAsString(names);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("names cannot be written", e);
        }
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
