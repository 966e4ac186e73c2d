package rollcall.jobs;

import java.time.Instant;
import java.util.List;
import rollcall.store.servers.JobDao;

/** Reads how the jobs of all servers of this database go, for pages. */
public final class JobBoard {
    private final JobDao table;
    private final Backlog backlog;
    private final ClosingProgress closingProgress;

    public JobBoard(JobDao table, Backlog backlog, ClosingProgress closingProgress) {
        this.table = table;
        this.backlog = backlog;
        this.closingProgress = closingProgress;
    }

    /** Every job of every server, sorted by name and then by server, the newest server first. */
    public List<JobOnServer> jobs() {
        return table.all().stream().map(JobOnServer::of).toList();
    }

    /** The reports that wait to be rolled up at this moment. */
    public Backlog.Waiting waiting() {
        return backlog.look();
    }

    /** How far the days that are over are closed. */
    public ClosingProgress.State closing(Instant now) {
        return closingProgress.at(now);
    }

    /** Puts the parked reports back into the queues, so that the next runs of the rollups try them again. */
    public void retry() {
        backlog.retry();
    }
}
