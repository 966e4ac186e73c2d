package rollcall.analysis.rejections;

import java.util.Map;
import rollcall.report.Rejection;

/**
 * How many whole requests were not kept. An OpenTelemetry request may hold several reports: each of its log records counts as a request.
 *
 * @param rejected requests whose sender was told that they failed; an operator should look into them
 * @param repeated requests that were kept before: nothing is lost
 * @param answered requests that were answered with success and have nothing to keep: OpenTelemetry metrics and traces, requests to be
 *     forgotten
 */
public record RejectedSums(long rejected, long repeated, long answered) {
    /** @param byReason counts by the code of a {@link Rejection} */
    static RejectedSums of(Map<String, Long> byReason) {
        return new RejectedSums(
                sum(byReason, Rejection.Outcome.REJECTED),
                sum(byReason, Rejection.Outcome.REPEATED),
                sum(byReason, Rejection.Outcome.ANSWERED));
    }

    private static long sum(Map<String, Long> byReason, Rejection.Outcome outcome) {
        return byReason.entrySet().stream()
                .filter(reason -> Rejection.outcome(reason.getKey()) == outcome)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
