package rollcall.jobs;

import java.util.List;
import rollcall.store.servers.JobDao;

/** Reads the jobs of all servers of this database from table {@code job}, for pages. */
public final class JobBoard {
    private final JobDao table;
    private final Backlog backlog;

    public JobBoard(JobDao table, Backlog backlog) {
        this.table = table;
        this.backlog = backlog;
    }

    /** Every job of every server, sorted by name and then by server, the newest server first. */
    public List<JobOnServer> jobs() {
        return table.all().stream().map(JobOnServer::of).toList();
    }

    /** The reports that wait to be rolled up at this moment. */
    public Backlog.Waiting waiting() {
        return backlog.look();
    }

    /** Puts the parked reports back into the queues, so that the next runs of the rollups try them again. */
    public void retry() {
        backlog.retry();
    }
}
