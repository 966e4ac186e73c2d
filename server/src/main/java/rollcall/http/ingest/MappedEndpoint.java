package rollcall.http.ingest;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import rollcall.http.answer.WatchedAnswer;
import rollcall.http.request.PresentedKey;
import rollcall.intake.IngestResult;
import rollcall.intake.MappedIntake;
import rollcall.mapping.FixedAnswer;

/**
 * {@code /ingest/mapped/SLUG} and everything below it: reports in any shape, read by the mapping of the product. Senders add paths of their
 * own, such as {@code /batch/}; they mean nothing here.
 */
public final class MappedEndpoint {
    private static final String JSON = "application/json";

    private final MappedIntake intake;

    public MappedEndpoint(MappedIntake intake) {
        this.intake = intake;
    }

    /** Rejects and counts a request with another method. */
    public void wrongMethod(Context context) throws IOException {
        ErrorWriter.answer(context, intake.wrongMethod());
    }

    /** Takes a request and answers once its outcome is durable, as the mapping says. */
    public void post(Context context) throws IOException {
        MappedIntake.Taken taken = intake.take(
                context.pathParam("slug"),
                place -> PresentedKey.toMapped(context, place),
                RequestReader.of(context, ""));
        if (taken.result() instanceof IngestResult.Kept kept) {
            answer(context, kept, taken.answer());
        } else {
            ErrorWriter.answer(context, (IngestResult.Rejected) taken.result());
        }
    }

    private static void answer(Context context, IngestResult.Kept kept, Optional<FixedAnswer> said) {
        if (said.isEmpty()) {
            WatchedAnswer.send(context, JSON, ReportEndpoint.recorded(kept), kept.ack());
            return;
        }
        FixedAnswer answer = said.get();
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        WatchedAnswer.send(context, answer.status(), answer.type() + ";charset=utf-8", body, kept.ack());
    }
}
