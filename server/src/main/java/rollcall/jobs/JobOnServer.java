package rollcall.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import rollcall.store.servers.JobRow;

/**
 * The state of a job on one of the servers, from table {@code job}.
 *
 * @param server the server's number
 * @param notedAt when that server last wrote the state
 */
public record JobOnServer(int server, Instant notedAt, JobState state) {
    /** A server that has not written for this time counts as gone. */
    private static final Duration SILENCE = JobReport.EVERY.multipliedBy(6);

    static JobOnServer of(JobRow row) {
        Instant failure = row.lastFailureAt();
        Instant success = row.lastSuccessAt();
        boolean failing = failure != null && (success == null || success.isBefore(failure));
        return new JobOnServer(
                row.runId(),
                row.notedAt(),
                new JobState(
                        row.name(),
                        row.startedAt(),
                        Duration.ofMillis(row.pauseMillis()),
                        row.runs(),
                        row.failures(),
                        Optional.ofNullable(success),
                        Optional.ofNullable(failure),
                        failing,
                        row.lastFailurePlace(),
                        Duration.ofMillis(row.tookMillis()),
                        Optional.ofNullable(row.runningSince())));
    }

    /** Whether the server wrote its state recently, and therefore probably runs. */
    public boolean isAlive(Instant now) {
        return notedAt.plus(SILENCE).isAfter(now);
    }
}
