package rollcall.intake;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import rollcall.gate.IgnoredField;
import rollcall.intake.commit.Ack;
import rollcall.report.Rejection;

/** What the door has to answer, and whom to tell how the answer fared. */
public sealed interface IngestResult {
    /**
     * It is on disk: now, or since an earlier copy of it whose answer was lost. Exactly one method of the delivery must be called.
     *
     * @param repeated whether it was there already, and counts no second time
     * @param drops what the vocabulary does not permit of it; none for one that was repeated
     */
    record Kept(Ack delivery, boolean repeated, List<IgnoredField> drops) implements IngestResult {}

    /**
     * A batch of events is on disk, or its copy that came before. Exactly one method of the delivery must be called.
     *
     * @param received how many events came: the sum of the other three
     * @param kept how many are on disk because of this request
     * @param dropped how many the vocabulary does not permit
     * @param repeated how many were on disk already
     * @param drops what the vocabulary does not permit, each once
     */
    record KeptEvents(Ack delivery, long received, long kept, long dropped, long repeated, Set<IgnoredField> drops)
            implements IngestResult {}

    /**
     * What may be kept of a request's records is on disk. Exactly one method of the delivery must be called.
     *
     * @param rejected how many records were not taken
     * @param message why; empty if none was rejected
     * @param heartbeats those among the records; their deliveries are part of this one
     * @param events those among the records; their delivery is part of this one
     */
    record KeptRecords(Ack delivery, long rejected, String message, List<Kept> heartbeats, Optional<KeptEvents> events)
            implements IngestResult {}

    /** Nothing names the instance any more that asked for it. */
    record Forgotten() implements IngestResult {}

    /**
     * Nothing of it was kept.
     *
     * @param reason why
     * @param field the field at fault by its wire name; empty if it is the whole request
     * @param retryAfterSeconds when to come back, if coming back helps
     */
    record Refused(Rejection reason, String field, Optional<Long> retryAfterSeconds) implements IngestResult {}
}
