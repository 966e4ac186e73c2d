package rollcall.analysis;

import java.util.Map;
import rollcall.report.Refusal;

/**
 * How many whole requests were not kept. In OpenTelemetry's requests, which may hold several reports, each log record counts by itself.
 *
 * @param rejected told that they failed: somebody should look at them
 * @param repeated kept before: nothing is lost
 * @param answered told ok, with nothing in them that is kept: OpenTelemetry metrics and traces, requests to be forgotten
 */
public record RefusedSums(long rejected, long repeated, long answered) {
    /** @param byReason counts by the code of a {@link Refusal} */
    static RefusedSums of(Map<String, Long> byReason) {
        return new RefusedSums(
                sum(byReason, Refusal.Outcome.REJECTED),
                sum(byReason, Refusal.Outcome.REPEATED),
                sum(byReason, Refusal.Outcome.ANSWERED));
    }

    private static long sum(Map<String, Long> byReason, Refusal.Outcome outcome) {
        return byReason.entrySet().stream()
                .filter(reason -> Refusal.outcome(reason.getKey()) == outcome)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
