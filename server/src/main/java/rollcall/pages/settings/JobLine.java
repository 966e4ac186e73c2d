package rollcall.pages.settings;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import rollcall.jobs.JobOnServer;
import rollcall.jobs.JobState;
import rollcall.pages.text.Moment;
import rollcall.pages.text.Numbers;

/**
 * A job as the table shows it, for all servers together.
 *
 * @param name the name of the job
 * @param title what the job does, as a sentence
 * @param success when the job last succeeded on any server; null if it never did
 * @param failure when the job last failed on any known server: one that runs, or ran within the last week; null if it did not
 * @param place where the failure happened: classes, files and lines
 * @param trouble "fails" or "is late"; empty if the job works
 * @param took the duration of the last run, the longest of all running servers
 * @param every the pause between two runs
 * @param runs the number of runs on the servers that run now
 * @param failures the number of failures on the servers that run now
 */
public record JobLine(
        String name,
        String title,
        Moment success,
        Moment failure,
        String place,
        String trouble,
        String took,
        String every,
        String runs,
        String failures) {
    /** @param servers the state of one job on each server; at least one of the servers runs now */
    static JobLine of(List<JobOnServer> servers, Instant now) {
        List<JobState> all = servers.stream().map(JobOnServer::state).toList();
        List<JobState> alive = servers.stream()
                .filter(each -> each.isAlive(now))
                .map(JobOnServer::state)
                .toList();
        JobState any = alive.get(0);
        Optional<JobState> failed = all.stream()
                .filter(state -> state.lastFailure().isPresent())
                .max(Comparator.comparing(state -> state.lastFailure().orElseThrow()));
        return new JobLine(
                any.name(),
                title(any.name()),
                all.stream()
                        .flatMap(state -> state.lastSuccess().stream())
                        .max(Comparator.naturalOrder())
                        .map(at -> Moment.of(at, now))
                        .orElse(null),
                failed.flatMap(JobState::lastFailure)
                        .map(at -> Moment.of(at, now))
                        .orElse(null),
                failed.map(JobState::place).orElse(""),
                trouble(alive, now),
                time(alive.stream()
                        .map(JobState::took)
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO)),
                time(any.pause()),
                Numbers.count(alive.stream().mapToLong(JobState::runs).sum()),
                Numbers.count(alive.stream().mapToLong(JobState::failures).sum()));
    }

    private static String trouble(List<JobState> alive, Instant now) {
        if (alive.stream().anyMatch(JobState::failing)) {
            return "fails";
        }
        return alive.stream().anyMatch(state -> state.isLate(now)) ? "is late" : "";
    }

    static String time(Duration time) {
        if (time.toMillis() < 1_000) {
            return time.toMillis() + " ms";
        }
        if (time.toSeconds() < 120) {
            return time.toSeconds() + " s";
        }
        return time.toMinutes() < 120 ? time.toMinutes() + " min" : time.toHours() + " h";
    }

    private static String title(String name) {
        return switch (name) {
            case "heartbeat-rollups" -> "Adds new heartbeats to the charts";
            case "event-rollups" -> "Adds new events to the charts";
            case "closed-days" -> "Counts each day once more when it is over, for pages that show many days";
            case "warm-up" ->
                "Makes the usual pages of large products after the start and after each day, so that nobody waits for them";
            case "event-retention" -> "Deletes raw events at the end of their time";
            case "heartbeat-retention" -> "Deletes raw heartbeats at the end of their time";
            case "receipts" -> "Notes which answers reached their senders, and how much was kept and rejected";
            case "key-use" -> "Writes down when keys were last used";
            case "answer-notes" -> "Tells other servers which answers to events arrived";
            case "leases" ->
                "Tells the other servers that this one runs, and settles the answers that ended servers left open";
            case "signs-of-life" ->
                "Notes when the receiver was away, because no server ran or none reached the database";
            case "expiry" ->
                "Forgets the marks by which a report is known that is sent again, after its time, and old uses of keys";
            case "sending" -> "Sends this installation's own reports, if that is switched on";
            case "day-partitions" -> "Makes the tables of the next two days";
            case "job-report" -> "Writes what this page shows";
            default -> "";
        };
    }
}
