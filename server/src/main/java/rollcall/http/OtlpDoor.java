package rollcall.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import rollcall.intake.OtlpIntake;
import rollcall.intake.Receipt;

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
        answer(context, intake.takeLogs(Incoming.of(context, key(context))), "rejectedLogRecords");
    }

    /** Counts data points and keeps none. */
    void metrics(Context context) throws IOException {
        answer(context, intake.takeMetrics(Incoming.of(context, key(context))), "rejectedDataPoints");
    }

    /** Counts spans and keeps none. */
    void traces(Context context) throws IOException {
        answer(context, intake.takeTraces(Incoming.of(context, key(context))), "rejectedSpans");
    }

    /** Other methods are refused and counted like everything else that is not kept. */
    void wrongMethod(Context context) throws IOException {
        context.header("Allow", "POST, OPTIONS");
        answer(context, intake.wrongMethod(), "");
    }

    private static void answer(Context context, Receipt receipt, String rejected) throws IOException {
        OtlpReply reply = OtlpReply.to(Incoming.header(context, "Content-Type"));
        if (receipt instanceof Receipt.KeptRecords kept) {
            byte[] body = reply.success(rejected, kept.rejected(), kept.message());
            WatchedAnswer.send(context, reply.contentType(), body, kept.delivery());
            return;
        }
        Receipt.Refused refused = (Receipt.Refused) receipt;
        Incoming.discard(context);
        int status = Failure.status(refused.reason());
        if (status == 429 || status == 503) {
            context.header("Retry-After", String.valueOf(RetryAfter.seconds(context)));
        }
        String field = refused.field().isEmpty() ? "" : ": " + refused.field();
        context.status(status)
                .contentType(reply.contentType())
                .result(reply.failure(status, refused.reason().code() + field));
    }

    /** {@code Basic} has a pair of user and key, or the key as it stands. */
    private static String key(Context context) {
        String authorization = Incoming.header(context, "Authorization");
        boolean basic = authorization.regionMatches(true, 0, "Basic ", 0, 6);
        return basic && context.header("X-API-Key") == null
                ? basicKey(authorization.substring(6).strip())
                : Incoming.key(context);
    }

    private static String basicKey(String token) {
        try {
            String pair = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? token : pair.substring(colon + 1);
        } catch (IllegalArgumentException e) {
            return token;
        }
    }
}
