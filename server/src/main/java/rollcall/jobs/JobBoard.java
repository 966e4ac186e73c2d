package rollcall.jobs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import rollcall.store.heartbeats.PlainHeartbeats;
import rollcall.store.servers.JobDao;

/** Reads how the jobs of all servers of this database go, for pages. */
public final class JobBoard {
    private final JobDao table;
    private final Backlog backlog;
    private final ClosingProgress closingProgress;
    private final PlainHeartbeats plainHeartbeats;

    public JobBoard(JobDao table, Backlog backlog, ClosingProgress closingProgress, PlainHeartbeats plainHeartbeats) {
        this.table = table;
        this.backlog = backlog;
        this.closingProgress = closingProgress;
        this.plainHeartbeats = plainHeartbeats;
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

    /** How many days that are over have heartbeats which are not compressed yet; 0 but for the time after an upgrade. */
    public int daysToCompress(Instant now) {
        return plainHeartbeats.daysLeft(LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    /** Puts the parked reports back into the queues, so that the next runs of the rollups try them again. */
    public void retry() {
        backlog.retry();
    }
}
