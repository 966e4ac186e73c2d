package rollcall.intake;

import java.util.Optional;
import rollcall.report.Refusal;

/** What the door has to answer, and whom to tell how the answer fared. */
public sealed interface Receipt {
    /** It is on disk: now, or since an earlier copy of it whose answer was lost. Exactly one method of the delivery must be called. */
    record Kept(Delivery delivery) implements Receipt {}

    /**
     * A batch of events is on disk, or its copy that came before. Exactly one method of the delivery must be called.
     *
     * @param received how many events came: the sum of the other three
     * @param kept how many are on disk because of this request
     * @param dropped how many the vocabulary does not permit
     * @param repeated how many were on disk already
     */
    record KeptEvents(Delivery delivery, long received, long kept, long dropped, long repeated) implements Receipt {}

    /**
     * What may be kept of a request's records is on disk. Exactly one method of the delivery must be called.
     *
     * @param rejected how many records were not taken
     * @param message why; empty if none was rejected
     */
    record KeptRecords(Delivery delivery, long rejected, String message) implements Receipt {}

    /** Nothing names the instance any more that asked for it. */
    record Forgotten() implements Receipt {}

    /**
     * Nothing of it was kept.
     *
     * @param reason why
     * @param field the field at fault by its wire name; empty if it is the whole request
     * @param retryAfterSeconds when to come back, if coming back helps
     */
    record Refused(Refusal reason, String field, Optional<Long> retryAfterSeconds) implements Receipt {}
}
