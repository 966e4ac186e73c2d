package rollcall.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import rollcall.store.servers.JobDao;
import rollcall.store.servers.JobRow;

/** Writes the states of this server's jobs into table {@code job}, which the pages of all servers read. The report is itself a job. */
public final class JobReport {
    /** The job's name. */
    public static final String NAME = "job-report";

    /** How often the report runs. States on a page are at most about this old, unless their server is gone. */
    public static final Duration EVERY = Duration.ofSeconds(10);

    /** How long the jobs of a server that is gone stay in the table. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final Jobs jobs;
    private final JobDao table;
    private final Backlog backlog;
    private final int runId;
    private final Clock clock;

    /** @param runId this server's number */
    public JobReport(Jobs jobs, JobDao table, Backlog backlog, int runId, Clock clock) {
        this.jobs = jobs;
        this.table = table;
        this.backlog = backlog;
        this.runId = runId;
        this.clock = clock;
    }

    /** Writes the states, and reads the queues for the metrics. */
    public void run() {
        backlog.look();
        Instant now = clock.instant();
        List<JobRow> rows = jobs.states().stream().map(state -> row(state, now)).toList();
        table.note(rows);
        table.removeSilent(now.minus(KEPT));
    }

    private JobRow row(JobState state, Instant now) {
        return new JobRow(
                state.name(),
                runId,
                state.since(),
                state.pause().toMillis(),
                state.runs(),
                state.failures(),
                state.lastSuccess().orElse(null),
                state.lastFailure().orElse(null),
                state.place(),
                state.took().toMillis(),
                state.runningSince().orElse(null),
                now);
    }
}
