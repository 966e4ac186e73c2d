package rollcall.http;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollcall.http.request.Parameters;
import rollcall.http.request.SessionLookup;
import rollcall.http.request.SiteServices;
import rollcall.jobs.JobState;
import rollcall.pages.PageSources;
import rollcall.report.Rejection;

/**
 * Tells a load balancer whether this server can take reports: its database answers and accepts writes, and heartbeats are being written.
 * A server that has too little room for reports stays up, with a warning: its pages work, and the other servers have no more room.
 *
 * <p>With {@code ?verbose}, superusers also see how the jobs of this server go: names, times, and the code places of failures, but no
 * messages and nothing of any report. Everybody else gets the short answer.
 */
final class Health {
    private final SiteServices.Operations operations;
    private final SessionLookup sessionLookup;
    private final Clock clock;

    Health(SiteServices.Operations operations, SessionLookup sessionLookup, Clock clock) {
        this.operations = operations;
        this.sessionLookup = sessionLookup;
        this.clock = clock;
    }

    void show(Context context) {
        boolean up = operations.writes().getAsBoolean() && operations.keeps().getAsBoolean();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("status", up ? "up" : "down");
        operations.shortage().get().ifPresent(shortage -> answer.put("warning", Rejection.LOW_DISK.code()));
        if (Parameters.query(context).containsKey("verbose")) {
            if (isForSuperuser(context)) {
                operations.reading().standby().get().ifPresent(standby -> answer.put("standby", standby(standby)));
                answer.put("jobs", jobs());
            } else {
                answer.put("verbose", "for superusers who are logged in");
            }
        }
        context.status(up ? 200 : 503).json(answer);
    }

    /** False if the session cannot be looked up because the database is away. */
    private boolean isForSuperuser(Context context) {
        try {
            return sessionLookup
                    .session(context)
                    .filter(session -> session.account().superuser())
                    .isPresent();
        } catch (RuntimeException e) {
            return false;
        }
    }

    private List<Map<String, Object>> jobs() {
        Instant now = clock.instant();
        return operations.jobs().get().stream().map(job -> job(job, now)).toList();
    }

    private static Map<String, Object> standby(PageSources.Standby standby) {
        return Map.of("status", standby.state(), "lag_seconds", standby.lag().toMillis() / 1e3);
    }

    private static Map<String, Object> job(JobState job, Instant now) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", job.name());
        values.put("status", job.failing() ? "failing" : job.isLate(now) ? "late" : "ok");
        values.put("every_seconds", job.pause().toMillis() / 1e3);
        values.put("runs", job.runs());
        values.put("failures", job.failures());
        values.put("last_success", text(job.lastSuccess()));
        values.put("last_failure", text(job.lastFailure()));
        values.put("last_failure_place", job.place());
        values.put("took_seconds", job.took().toMillis() / 1e3);
        values.put("running_since", text(job.runningSince()));
        return values;
    }

    /** ISO 8601 in UTC, to the second; null for never. */
    private static @Nullable String text(Optional<Instant> at) {
        return at.map(instant -> instant.truncatedTo(ChronoUnit.SECONDS).toString())
                .orElse(null);
    }
}
