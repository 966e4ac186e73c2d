package rollcall.pages.settings;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import rollcall.jobs.JobOnServer;
import rollcall.jobs.JobState;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Moment;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;

/**
 * A job as the table shows it, for all servers together.
 *
 * @param name the name of the job
 * @param title what the job does, as a sentence
 * @param success when the job last succeeded on any server; null if it never did
 * @param failure when the job last failed on any known server: one that runs, or ran within the last week; null if it did not
 * @param place where the failure happened: classes, files and lines
 * @param trouble what is wrong with it
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
        Trouble trouble,
        String took,
        String every,
        String runs,
        String failures) {
    /** What can be wrong with a job. */
    public enum Trouble {
        NONE,
        FAILS,
        LATE;

        public boolean isAny() {
            return this != NONE;
        }

        /** "fails" or "is late"; empty if the job works. */
        public String words() {
            return switch (this) {
                case NONE -> "";
                case FAILS -> Messages.get("settings.fails");
                case LATE -> Messages.get("settings.is-late");
            };
        }

        /** "heartbeat-rollups fails". */
        String of(String job) {
            return Messages.get(this == FAILS ? "settings.job-fails" : "settings.job-is-late", job);
        }
    }

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
                Phrases.length(alive.stream()
                        .map(JobState::took)
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO)),
                Phrases.length(any.pause()),
                Numbers.count(alive.stream().mapToLong(JobState::runs).sum()),
                Numbers.count(alive.stream().mapToLong(JobState::failures).sum()));
    }

    private static Trouble trouble(List<JobState> alive, Instant now) {
        if (alive.stream().anyMatch(JobState::failing)) {
            return Trouble.FAILS;
        }
        return alive.stream().anyMatch(state -> state.isLate(now)) ? Trouble.LATE : Trouble.NONE;
    }

    /** Empty for a job that has no sentence. */
    private static String title(String name) {
        return Messages.getOr("settings.title-" + name, "");
    }
}
