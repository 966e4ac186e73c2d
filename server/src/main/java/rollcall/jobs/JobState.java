package rollcall.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import rollcall.report.Trace;

/**
 * The state of a job on one server.
 *
 * @param since when the job was started
 * @param pause from the end of a run to the beginning of the next
 * @param runs how many runs have ended, also failed ones; a run that did nothing because another server had the lock counts as a success
 * @param failures how many of them failed
 * @param lastSuccess when the last successful run ended; empty before the first one
 * @param lastFailure when the last failed run ended; empty before the first one
 * @param failing whether the last run failed
 * @param place class, file and line of the last failure; empty before the first one
 * @param took how long the last run took
 * @param runningSince when the current run began; empty between runs
 */
public record JobState(
        String name,
        Instant since,
        Duration pause,
        long runs,
        long failures,
        Optional<Instant> lastSuccess,
        Optional<Instant> lastFailure,
        boolean failing,
        String place,
        Duration took,
        Optional<Instant> runningSince) {
    /** The time after the pause until a job counts as late: a run may take a while, and states of other servers are some seconds old. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    static JobState begun(String name, Duration pause, Instant at) {
        return new JobState(
                name, at, pause, 0, 0, Optional.empty(), Optional.empty(), false, "", Duration.ZERO, Optional.empty());
    }

    JobState running(Instant at) {
        return new JobState(
                name, since, pause, runs, failures, lastSuccess, lastFailure, failing, place, took, Optional.of(at));
    }

    JobState succeeded(Instant at, Duration duration) {
        return new JobState(
                name,
                since,
                pause,
                runs + 1,
                failures,
                Optional.of(at),
                lastFailure,
                false,
                place,
                duration,
                Optional.empty());
    }

    JobState failed(Instant at, Duration duration, Throwable failure) {
        return new JobState(
                name,
                since,
                pause,
                runs + 1,
                failures + 1,
                lastSuccess,
                Optional.of(at),
                true,
                Trace.of(failure),
                duration,
                Optional.empty());
    }

    /** Whether the last success is too long ago, because the job hangs or fails. */
    public boolean isLate(Instant now) {
        return successAge(now).compareTo(pause.plus(GRACE)) > 0;
    }

    /** The time since the last success; since the start of the job, if it never succeeded. */
    public Duration successAge(Instant now) {
        return Duration.between(lastSuccess.orElse(since), now);
    }
}
