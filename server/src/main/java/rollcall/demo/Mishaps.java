package rollcall.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import rollcall.intake.IntakeCounts;
import rollcall.report.Rejection;
import rollcall.store.counts.RejectionCountDao;

/** Makes the counts of requests that were not kept, for an ordinary day. */
final class Mishaps {
    /** Requests with metrics that an OpenTelemetry agent sends in a day: one every five minutes. */
    private static final int AGENT_EXPORTS = 288;

    private Mishaps() {}

    static List<RejectionCountDao.Count> on(LocalDate day, int productId, int heartbeats) {
        Odds odds = Odds.of("mishaps", day.toEpochDay());
        List<RejectionCountDao.Count> counts = new ArrayList<>();
        add(counts, productId, day, Rejection.RATE_LIMITED, "", heartbeats * odds.between(0.004, 0.011));
        add(counts, productId, day, Rejection.INVALID_JSON, "", odds.exponential(1.2));
        add(counts, productId, day, Rejection.MISSING_REQUIRED_FIELDS, "instance_id", odds.exponential(0.8));
        add(counts, productId, day, Rejection.INVALID_FIELD, "schema_version", odds.exponential(0.6));
        add(counts, productId, day, Rejection.PAYLOAD_TOO_LARGE, "", odds.exponential(0.2));
        // One installation has an OpenTelemetry agent that sends all its metrics and traces to this receiver.
        add(counts, productId, day, Rejection.NOT_KEPT, "metrics", AGENT_EXPORTS);
        add(counts, productId, day, Rejection.NOT_KEPT, "traces", AGENT_EXPORTS * odds.between(0.2, 0.6));
        add(counts, IntakeCounts.NO_PRODUCT, day, Rejection.UNAUTHORIZED, "", odds.exponential(5));
        add(counts, IntakeCounts.NO_PRODUCT, day, Rejection.METHOD_NOT_ALLOWED, "", odds.exponential(0.7));
        return counts;
    }

    private static void add(
            List<RejectionCountDao.Count> counts,
            int productId,
            LocalDate day,
            Rejection why,
            String field,
            double times) {
        if (times >= 1) {
            counts.add(count(productId, day, why, field, (long) times));
        }
    }

    static RejectionCountDao.Count count(int productId, LocalDate day, Rejection why, String field, long times) {
        return new RejectionCountDao.Count(productId, day, why.code(), field, times);
    }
}
