package rollcall.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import rollcall.store.servers.JobDao.JobRow;

/**
 * How a job goes on one of the servers, as table {@code job} has it.
 *
 * @param server its number
 * @param notedAt when that server last wrote so
 */
public record JobOnServer(int server, Instant notedAt, JobState state) {
    /** A server that has missed to write so often is gone. */
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

    /** Whether that server still runs, as far as one can see. */
    public boolean isAlive(Instant now) {
        return notedAt.plus(SILENCE).isAfter(now);
    }
}
