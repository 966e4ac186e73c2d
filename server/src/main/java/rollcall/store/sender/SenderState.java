package rollcall.store.sender;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far sending has come. Times are null for never.
 *
 * @param firstSeenAt when the receiver first took anything
 * @param heartbeatAt when it last took a heartbeat
 * @param nextTickAt when it is looked at next whether something is due
 * @param failures failed runs in a row
 * @param notBefore when the next run may be, by our own patience
 * @param heartbeatNotBefore when the receiver wants to see the next heartbeat at the earliest
 * @param eventsNotBefore when it wants to see the next events at the earliest
 * @param pageRows most events a request
 * @param dropped events that did not arrive: there were too many, they were too old, or the receiver rejected them
 * @param droppedAt when the last of them went
 */
public record SenderState(
        @Nullable Instant firstSeenAt,
        @Nullable Instant heartbeatAt,
        @Nullable Instant nextTickAt,
        int failures,
        @Nullable Instant notBefore,
        @Nullable Instant heartbeatNotBefore,
        @Nullable Instant eventsNotBefore,
        int pageRows,
        long dropped,
        @Nullable Instant droppedAt) {
    /** Nothing was ever sent. */
    public static final SenderState NEW = new SenderState(null, null, null, 0, null, null, null, 10_000, 0, null);
}
