package rollcall.sender.ship;

import java.nio.charset.StandardCharsets;
import rollcall.sender.WireName;
import rollcall.sender.form.Message;
import rollcall.store.sender.SenderSettings;

/** Asks a receiver to forget one installation. */
final class Forgetting {
    private static final String DOOR = "/ingest/forget";

    private Forgetting() {}

    static Outcome ask(Courier courier, SenderSettings as) {
        if (WireName.of(as.wire()) != WireName.ROLLCALL) {
            return Outcome.bad(
                    "The wire " + as.wire() + " has no request to be forgotten: ask its maintainers in words.");
        }
        if (as.endpoint().isEmpty()) {
            return Outcome.bad("There is no endpoint, so there is nobody to ask.");
        }
        String body = "{\"schema_version\":\"1\",\"instance_id\":\"" + as.instanceId() + "\"}";
        Message message = new Message(DOOR, "application/json", "", body.getBytes(StandardCharsets.UTF_8), 0);
        Reply reply = courier.send(new Courier.Parcel("forget", message, "", null), () -> true);
        return reply.accepted()
                ? Outcome.good("The receiver has forgotten this installation.")
                : Outcome.bad("The receiver was not told: " + reply.words() + ".");
    }
}
