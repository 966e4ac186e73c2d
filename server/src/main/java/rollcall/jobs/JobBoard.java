package rollcall.jobs;

import java.util.List;
import rollcall.store.servers.JobDao;

/** How the jobs of every server on this database go, as table {@code job} has it: for pages. */
public final class JobBoard {
    private final JobDao table;
    private final Backlog backlog;

    public JobBoard(JobDao table, Backlog backlog) {
        this.table = table;
        this.backlog = backlog;
    }

    /** Every job of every server, by name, the newest server first. */
    public List<JobOnServer> jobs() {
        return table.all().stream().map(JobOnServer::of).toList();
    }

    /** What waits at this moment. */
    public Backlog.Waiting waiting() {
        return backlog.look();
    }

    /** Lets the next run of the folds try again what was put aside. */
    public void retry() {
        backlog.retry();
    }
}
