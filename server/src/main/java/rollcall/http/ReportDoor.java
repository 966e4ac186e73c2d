package rollcall.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import rollcall.intake.Delivery;
import rollcall.intake.Intake;
import rollcall.intake.Receipt;

/**
 * A door that takes one report a request, or one request to be forgotten: the statuses are true, the bodies are those of Eventyay's reference receiver (version 1.1),
 * which its senders parse.
 */
final class ReportDoor {
    private static final byte[] RECORDED =
            "{\"ok\":true,\"message\":\"heartbeat_recorded\",\"status_code\":200}".getBytes(StandardCharsets.UTF_8);

    /** What is left has no name on it; see the chapter "Being forgotten" of the manual. */
    private static final byte[] FORGOTTEN =
            ("{\"ok\":true,\"message\":\"forgotten\",\"note\":\"every row that named this instance is"
                            + " deleted; summaries keep its share as a number that belongs to nobody\",\"status_code\":200}")
                    .getBytes(StandardCharsets.UTF_8);

    private static final String JSON = "application/json";

    private final Intake intake;

    ReportDoor(Intake intake) {
        this.intake = intake;
    }

    /** Other methods are refused and counted like everything else that is not kept. */
    void wrongMethod(Context context) throws IOException {
        Refusing.answer(context, intake.wrongMethod());
    }

    /** Takes a request and answers once what came of it is durable. */
    void post(Context context) throws IOException {
        Receipt receipt = intake.take(Incoming.of(context, PresentedKey.to(context)));
        if (receipt instanceof Receipt.Kept kept) {
            WatchedAnswer.send(context, JSON, RECORDED, kept.delivery());
        } else if (receipt instanceof Receipt.KeptEvents events) {
            WatchedAnswer.send(context, JSON, recorded(events), events.delivery());
        } else if (receipt instanceof Receipt.Forgotten) {
            WatchedAnswer.send(context, JSON, FORGOTTEN, Delivery.NOTHING_TO_LOSE);
        } else {
            Refusing.answer(context, (Receipt.Refused) receipt);
        }
    }

    private static byte[] recorded(Receipt.KeptEvents events) {
        String counts = "\"received\":%d,\"kept\":%d,\"dropped\":%d,\"repeated\":%d"
                .formatted(events.received(), events.kept(), events.dropped(), events.repeated());
        return ("{\"ok\":true,\"message\":\"events_recorded\"," + counts + ",\"status_code\":200}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
