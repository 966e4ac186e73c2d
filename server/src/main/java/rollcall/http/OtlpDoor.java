package rollcall.http;

import io.javalin.http.Context;
import java.io.IOException;
import rollcall.intake.IngestResult;
import rollcall.intake.OtlpIntake;
import rollcall.intake.RejectionText;

/**
 * {@code /ingest/otlp/v1/logs}, {@code /metrics} and {@code /traces}: OTLP over HTTP (OTLP specification 1.x, "OTLP/HTTP"). Answers are
 * written as the request was, in JSON or in protobuf.
 */
final class OtlpDoor {
    private final OtlpIntake intake;

    OtlpDoor(OtlpIntake intake) {
        this.intake = intake;
    }

    /** Takes log records and answers once what is kept of them is durable. */
    void logs(Context context) throws IOException {
        answer(context, intake.takeLogs(Incoming.of(context, PresentedKey.toOtlp(context))), "rejectedLogRecords");
    }

    /** Counts data points and keeps none. */
    void metrics(Context context) throws IOException {
        answer(context, intake.takeMetrics(Incoming.of(context, PresentedKey.toOtlp(context))), "rejectedDataPoints");
    }

    /** Counts spans and keeps none. */
    void traces(Context context) throws IOException {
        answer(context, intake.takeTraces(Incoming.of(context, PresentedKey.toOtlp(context))), "rejectedSpans");
    }

    /** Other methods are refused and counted like everything else that is not kept. */
    void wrongMethod(Context context) throws IOException {
        answer(context, intake.wrongMethod(), "");
    }

    /** An exporter whose endpoint is not the one that Connect shows. */
    void wrongAddress(Context context) throws IOException {
        answer(context, intake.wrongAddress(), "");
    }

    private static void answer(Context context, IngestResult ingestResult, String rejected) throws IOException {
        OtlpReply reply = OtlpReply.to(Incoming.header(context, "Content-Type"));
        if (ingestResult instanceof IngestResult.KeptRecords kept) {
            byte[] body = reply.success(rejected, kept.rejected(), kept.message());
            WatchedAnswer.send(context, reply.contentType(), body, kept.delivery());
            return;
        }
        IngestResult.Refused refused = (IngestResult.Refused) ingestResult;
        int status = Failure.status(refused.reason());
        if (status == 429 || status == 503) {
            context.header("Retry-After", String.valueOf(RetryAfter.seconds(context)));
        }
        String message = WhatIsTaken.say(context, refused.reason(), WhatIsTaken.OTLP)
                .orElseGet(() -> RejectionText.of(refused.reason(), refused.field()));
        context.status(status).contentType(reply.contentType()).result(reply.failure(status, message));
    }
}
