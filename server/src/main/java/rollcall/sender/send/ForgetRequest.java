package rollcall.sender.send;

import java.nio.charset.StandardCharsets;
import rollcall.encoder.EncodedRequest;
import rollcall.encoder.Protocol;
import rollcall.store.sender.SenderSettings;

/** Asks a receiver to forget one installation. */
final class ForgetRequest {
    private static final String DOOR = "/ingest/forget";

    private ForgetRequest() {}

    static SendOutcome ask(Courier courier, SenderSettings as) {
        if (Protocol.of(as.wire()) != Protocol.ROLLCALL) {
            return SendOutcome.bad(
                    "The protocol " + as.wire() + " has no request to be forgotten: ask its maintainers in words.");
        }
        if (as.endpoint().isEmpty()) {
            return SendOutcome.bad("There is no endpoint, so there is nobody to ask.");
        }
        String body = "{\"schema_version\":\"1\",\"instance_id\":\"" + as.instanceId() + "\"}";
        EncodedRequest encodedRequest =
                new EncodedRequest(DOOR, "application/json", "", body.getBytes(StandardCharsets.UTF_8), 0);
        SendResult sendResult = courier.send(new Courier.Parcel("forget", encodedRequest, "", null), () -> true);
        return sendResult.accepted()
                ? SendOutcome.good("The receiver has forgotten this installation.")
                : SendOutcome.bad("The receiver was not told: " + sendResult.words() + ".");
    }
}
