package rollcall.store.checkup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollcall.store.rollups.ParkedDao;
import rollcall.store.rollups.WaitingDao;
import rollcall.store.servers.JobDao;
import rollcall.store.servers.JobRow;

/** Whether the jobs of the servers that run succeed and keep up. */
final class WorkCheck implements Examination {
    private static final String SUBJECT = "jobs";
    private static final Duration SERVER_SILENT = Duration.ofMinutes(1);
    private static final Duration LATE = Duration.ofMinutes(15);
    private static final Duration WAITING = Duration.ofMinutes(5);

    private final JobDao jobs;
    private final WaitingDao waiting;
    private final ParkedDao parked;
    private final Clock clock;

    WorkCheck(JobDao jobs, WaitingDao waiting, ParkedDao parked, Clock clock) {
        this.jobs = jobs;
        this.waiting = waiting;
        this.parked = parked;
        this.clock = clock;
    }

    @Override
    public List<Finding> look() {
        Instant now = clock.instant();
        List<JobRow> running = jobs.all().stream()
                .filter(job -> job.notedAt().isAfter(now.minus(SERVER_SILENT)))
                .toList();
        List<Finding> findings = new ArrayList<>();
        running.stream().map(job -> of(job, now)).flatMap(Optional::stream).forEach(findings::add);
        queue("heartbeats", waiting.oldestHeartbeat(), now).ifPresent(findings::add);
        queue("events", waiting.oldestEvents(), now).ifPresent(findings::add);
        int aside = parked.sums().size();
        if (aside > 0) {
            findings.add(
                    Finding.wrong(
                            SUBJECT,
                            "reports were put aside because they cannot be rolled up: the page Jobs says where, and tries again"));
        }
        if (running.isEmpty()) {
            findings.add(Finding.note(SUBJECT, "no server has run in the last minute"));
        } else if (findings.isEmpty()) {
            findings.add(Finding.ok(SUBJECT, "all succeed"));
        }
        return findings;
    }

    private static Optional<Finding> of(JobRow job, Instant now) {
        Instant success = orElse(job.lastSuccessAt(), job.startedAt());
        Instant failure = job.lastFailureAt();
        if (failure != null && failure.isAfter(success)) {
            return Optional.of(Finding.wrong(
                    SUBJECT,
                    job.name() + " fails at " + job.lastFailurePlace() + ": the log of server " + job.runId()
                            + " says more"));
        }
        Duration most = LATE.plusMillis(2 * job.pauseMillis());
        return success.isBefore(now.minus(most))
                ? Optional.of(Finding.wrong(
                        SUBJECT,
                        job.name() + " last succeeded " + minutes(success, now)
                                + " minutes ago: the page Jobs shows its runs"))
                : Optional.empty();
    }

    private static Optional<Finding> queue(String what, Optional<Instant> oldest, Instant now) {
        return oldest.filter(at -> at.isBefore(now.minus(WAITING)))
                .map(at -> Finding.wrong(
                        SUBJECT,
                        what + " have waited for " + minutes(at, now)
                                + " minutes to be rolled up: start a server, or look at its job"));
    }

    private static long minutes(Instant from, Instant to) {
        return Duration.between(from, to).toMinutes();
    }

    private static Instant orElse(@Nullable Instant at, Instant otherwise) {
        return at == null ? otherwise : at;
    }
}
