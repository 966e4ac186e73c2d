package rollcall.http.ingest;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import rollcall.http.answer.AcceptHeaders;
import rollcall.http.answer.Failure;
import rollcall.intake.IngestResult;
import rollcall.intake.RejectionText;
import rollcall.report.Rejection;

/** Writes rejections of the endpoints for programs: the body of Eventyay's reference receiver, with the true status. */
public final class ErrorWriter {
    private ErrorWriter() {}

    public static void answer(Context context, IngestResult.Rejected rejected) {
        answer(context, rejected.reason(), rejected.field(), rejected.retryAfterSeconds());
    }

    /** @param field the field at fault; empty if the fault is in the request as a whole */
    public static void answer(Context context, Rejection reason, String field, Optional<Long> retryAfterSeconds) {
        int status = Failure.status(reason);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ok", false);
        body.put("error", reason.code());
        if (!field.isEmpty()) {
            body.put("field", field);
        }
        retryAfterSeconds.ifPresent(seconds -> {
            body.put("retry_after", seconds);
            context.header("Retry-After", String.valueOf(seconds));
        });
        AcceptHeaders.set(context, reason, AcceptHeaders.JSON)
                .or(() -> RejectionText.wait(reason, field))
                .ifPresent(message -> body.put("message", message));
        body.put("status_code", status);
        context.status(status).json(body);
    }
}
