package rollcall.pages.settings;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import rollcall.jobs.Backlog;
import rollcall.jobs.JobBoard;
import rollcall.jobs.JobOnServer;
import rollcall.pages.FormReply;
import rollcall.pages.Page;
import rollcall.pages.PageRequest;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Phrases;
import rollcall.sender.audit.AuditLog;

/**
 * The page that answers: does the background work run? It shows each job with its last success and failure, and the reports that wait for
 * the jobs.
 */
public final class JobsPage {
    private final JobBoard board;
    private final AuditLog auditLog;
    private final Clock clock;

    public JobsPage(JobBoard board, AuditLog auditLog, Clock clock) {
        this.board = board;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    public Page show(PageRequest pageRequest) {
        Instant now = clock.instant();
        List<JobOnServer> all = board.jobs();
        List<JobLine> lines = lines(all, now);
        long servers = all.stream()
                .filter(each -> each.isAlive(now))
                .map(JobOnServer::server)
                .distinct()
                .count();
        Backlog.Waiting waiting = board.waiting();
        Map<String, Object> model = new HashMap<>();
        model.put("jobs", lines);
        model.put("servers", servers);
        model.put("closedDays", ClosedDaysCard.of(board.closing(now), all, pageRequest.products(), now));
        model.put("headline", headline(lines));
        int toCompress = board.daysToCompress(now);
        model.put("toCompress", toCompress == 0 ? null : Messages.get("settings.days-to-compress", toCompress));
        model.put("heartbeats", age(waiting.heartbeats(), now));
        model.put("events", age(waiting.events(), now));
        model.put(
                "parked",
                waiting.parked().stream()
                        .map(each -> ParkedLine.of(each, pageRequest.products(), now))
                        .toList());
        return new Page("jobs", model);
    }

    /** Lets the jobs try the reports again that were put aside after failures. */
    public FormReply retry(PageRequest pageRequest, Map<String, String> form) {
        board.retry();
        auditLog.action("jobs-retried", pageRequest.who().email(), Map.of());
        return new FormReply.SeeOther("/jobs");
    }

    /** Returns one line for each job that a server runs now. */
    private static List<JobLine> lines(List<JobOnServer> all, Instant now) {
        Map<String, List<JobOnServer>> byName = all.stream()
                .collect(Collectors.groupingBy(each -> each.state().name(), LinkedHashMap::new, Collectors.toList()));
        return byName.values().stream()
                .filter(servers -> servers.stream().anyMatch(each -> each.isAlive(now)))
                .map(servers -> JobLine.of(servers, now))
                .toList();
    }

    private static String headline(List<JobLine> lines) {
        List<String> troubled = lines.stream()
                .filter(line -> line.trouble().isAny())
                .map(line -> line.trouble().of(line.name()))
                .toList();
        if (lines.isEmpty()) {
            return Messages.get("settings.no-server-has-written");
        }
        if (troubled.isEmpty()) {
            return Messages.get("settings.all-jobs-went-well", lines.size());
        }
        return Messages.get("settings.jobs-need-a-look", troubled.size(), lines.size(), String.join(", ", troubled));
    }

    /** Returns how long the oldest report has waited, for example "12 s"; null if no report waits. */
    private static String age(Optional<Instant> since, Instant now) {
        return since.map(at -> Duration.between(at, now))
                .map(age -> age.isNegative() ? Duration.ZERO : age)
                .map(Phrases::length)
                .orElse(null);
    }
}
