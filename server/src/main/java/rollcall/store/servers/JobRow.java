package rollcall.store.servers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of table {@code job}.
 *
 * @param runId the server
 * @param startedAt when that server began to run the job regularly
 * @param pauseMillis from the end of a run to the beginning of the next
 * @param runs how many runs have ended, successful or not
 * @param lastSuccessAt null before the first
 * @param lastFailureAt null before the first
 * @param lastFailurePlace class, file and line; empty before the first
 * @param tookMillis how long the last run took
 * @param runningSince null when no run is under way
 * @param notedAt when the server wrote this
 */
public record JobRow(
        String name,
        int runId,
        Instant startedAt,
        long pauseMillis,
        long runs,
        long failures,
        @Nullable Instant lastSuccessAt,
        @Nullable Instant lastFailureAt,
        String lastFailurePlace,
        long tookMillis,
        @Nullable Instant runningSince,
        Instant notedAt) {}
