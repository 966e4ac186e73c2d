package rollcall.sender.send;

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
                    "The wire " + as.wire() + " has no request to be forgotten: ask its maintainers in words.");
        }
        if (as.endpoint().isEmpty()) {
            return SendOutcome.bad("There is no endpoint, so there is nobody to ask.");
        }
        String body = "{\"schema_version\":\"1\",\"instance_id\":\"" + as.instanceId() + "\"}";
        SendResult sendResult = courier.send(EncodedRequest.forget(DOOR, body), () -> true);
        return sendResult.accepted()
                ? SendOutcome.good("The receiver has forgotten this installation.")
                : SendOutcome.bad("The receiver was not told: " + sendResult.words() + ".");
    }
}
