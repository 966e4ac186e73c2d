package rollcall.jobs;

import java.util.List;
import rollcall.store.servers.JobDao;

/** The jobs of all servers on this database, for pages. They come from table {@code job}. */
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

    /** What waits to be rolled up at this moment. */
    public Backlog.Waiting waiting() {
        return backlog.look();
    }

    /** Lets the next runs of the rollups try again what was parked. */
    public void retry() {
        backlog.retry();
    }
}
