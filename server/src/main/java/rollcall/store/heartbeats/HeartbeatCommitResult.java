package rollcall.store.heartbeats;

import java.time.Instant;

/** What became of one arriving heartbeat, after the commit. */
public sealed interface HeartbeatCommitResult {
    /**
     * It is on disk.
     *
     * @param batchId the group that it was committed with
     * @param at the time of receipt that its row carries
     */
    record Stored(long batchId, Instant at) implements HeartbeatCommitResult {}

    /**
     * The instance was heard within its window.
     *
     * @param last when
     * @param answerLost whether the answer to that heartbeat is known to have been lost
     */
    record TooSoon(Instant last, boolean answerLost) implements HeartbeatCommitResult {}
}
