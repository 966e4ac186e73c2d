package rollcall.http;

import io.javalin.http.Context;
import java.io.IOException;
import rollcall.intake.OtlpIntake;
import rollcall.intake.Receipt;
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
        answer(context, intake.takeLogs(Incoming.of(context, PresentedKey.toOtlp(context))), OtlpSuccess.LOGS);
    }

    /** Counts data points and keeps none. */
    void metrics(Context context) throws IOException {
        answer(context, intake.takeMetrics(Incoming.of(context, PresentedKey.toOtlp(context))), OtlpSuccess.METRICS);
    }

    /** Counts spans and keeps none. */
    void traces(Context context) throws IOException {
        answer(context, intake.takeTraces(Incoming.of(context, PresentedKey.toOtlp(context))), OtlpSuccess.TRACES);
    }

    /** Other methods are refused and counted like everything else that is not kept. */
    void wrongMethod(Context context) throws IOException {
        refuse(context, intake.wrongMethod());
    }

    /** An exporter whose endpoint is not the one that Connect shows. */
    void wrongAddress(Context context) throws IOException {
        refuse(context, intake.wrongAddress());
    }

    private static void answer(Context context, Receipt receipt, OtlpSuccess success) throws IOException {
        if (receipt instanceof Receipt.KeptRecords kept) {
            OtlpReply reply = reply(context);
            byte[] body = reply.success(success.message(kept.rejected(), kept.message()));
            WatchedAnswer.send(context, reply.contentType(), body, kept.delivery());
        } else {
            refuse(context, (Receipt.Refused) receipt);
        }
    }

    private static void refuse(Context context, Receipt.Refused refused) {
        int status = Failure.status(refused.reason());
        if (status == 429 || status == 503) {
            context.header("Retry-After", String.valueOf(RetryAfter.seconds(context)));
        }
        String message = WhatIsTaken.say(context, refused.reason(), WhatIsTaken.OTLP)
                .orElseGet(() -> RejectionText.of(refused.reason(), refused.field()));
        OtlpReply reply = reply(context);
        context.status(status).contentType(reply.contentType()).result(reply.failure(status, message));
    }

    private static OtlpReply reply(Context context) {
        return OtlpReply.to(Incoming.header(context, "Content-Type"));
    }
}
