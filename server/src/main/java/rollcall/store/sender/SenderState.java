package rollcall.store.sender;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The progress of sending to the receiver in force. Every time is null if it never happened or is not set.
 *
 * @param firstSeenAt when the receiver first accepted a request
 * @param heartbeatAt when the receiver last accepted a heartbeat
 * @param nextTickAt the time of the next tick, which checks whether something is due
 * @param failures the number of failed runs in a row
 * @param notBefore the earliest time of the next run, by the pause after failed runs
 * @param heartbeatNotBefore the earliest time of the next heartbeat that the receiver accepts
 * @param eventsNotBefore the earliest time of the next events that the receiver accepts
 * @param pageRows the most rows of a page of events
 * @param dropped how many events did not arrive, because too many waited, they were too old, or the receiver rejected them
 * @param droppedAt when the last of these events was removed
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
    /** The state before anything is sent. */
    public static final SenderState NEW = new SenderState(null, null, null, 0, null, null, null, 10_000, 0, null);
}
