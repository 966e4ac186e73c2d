package rollcall.http.ingest;

import io.javalin.http.Context;
import java.io.IOException;
import rollcall.http.answer.AcceptHeaders;
import rollcall.http.answer.Failure;
import rollcall.http.answer.RetryAfterHeader;
import rollcall.http.answer.WatchedAnswer;
import rollcall.http.request.PresentedKey;
import rollcall.intake.IngestResult;
import rollcall.intake.OtlpIntake;
import rollcall.intake.RejectionText;

/**
 * {@code /ingest/otlp/v1/logs}, {@code /metrics} and {@code /traces}: OTLP over HTTP (OTLP specification 1.x, "OTLP/HTTP"). An answer has
 * the encoding of its request, JSON or protobuf.
 */
public final class OtlpEndpoint {
    private final OtlpIntake intake;

    public OtlpEndpoint(OtlpIntake intake) {
        this.intake = intake;
    }

    /** Takes log records and answers once the kept ones are durable. */
    public void logs(Context context) throws IOException {
        answer(context, intake.takeLogs(RequestReader.of(context, PresentedKey.toOtlp(context))), OtlpSuccess.LOGS);
    }

    /** Counts data points and keeps none. */
    public void metrics(Context context) throws IOException {
        answer(
                context,
                intake.takeMetrics(RequestReader.of(context, PresentedKey.toOtlp(context))),
                OtlpSuccess.METRICS);
    }

    /** Counts spans and keeps none. */
    public void traces(Context context) throws IOException {
        answer(context, intake.takeTraces(RequestReader.of(context, PresentedKey.toOtlp(context))), OtlpSuccess.TRACES);
    }

    /** Rejects and counts a request with another method. */
    public void wrongMethod(Context context) throws IOException {
        reject(context, intake.wrongMethod());
    }

    /** Rejects and counts a request to another address than those that the page Connect shows. */
    public void wrongAddress(Context context) throws IOException {
        reject(context, intake.wrongAddress());
    }

    private static void answer(Context context, IngestResult ingestResult, OtlpSuccess success) throws IOException {
        if (ingestResult instanceof IngestResult.Kept kept) {
            OtlpAnswers reply = reply(context);
            byte[] body = reply.success(success.message(kept.rejected(), kept.rejections()));
            WatchedAnswer.send(context, reply.contentType(), body, kept.ack());
        } else {
            reject(context, (IngestResult.Rejected) ingestResult);
        }
    }

    private static void reject(Context context, IngestResult.Rejected rejected) {
        int status = Failure.status(rejected.reason());
        if (status == 429 || status == 503) {
            context.header("Retry-After", String.valueOf(retryAfter(context, status, rejected)));
        }
        String message = AcceptHeaders.set(context, rejected.reason(), AcceptHeaders.OTLP)
                .orElseGet(() -> RejectionText.of(rejected.reason(), rejected.field()));
        OtlpAnswers reply = reply(context);
        context.status(status).contentType(reply.contentType()).result(reply.failure(status, message));
    }

    /** A quota opens at midnight: an SDK that is told so throws the batch away at once, instead of sending it some times more for nothing. */
    private static long retryAfter(Context context, int status, IngestResult.Rejected rejected) {
        return status == 429
                ? rejected.retryAfterSeconds().orElseGet(() -> RetryAfterHeader.seconds(context))
                : RetryAfterHeader.seconds(context);
    }

    private static OtlpAnswers reply(Context context) {
        return OtlpAnswers.to(RequestReader.header(context, "Content-Type"));
    }
}
