package rollcall.analysis.rejections;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rollcall.report.Product;
import rollcall.store.counts.AttemptDao;
import rollcall.store.counts.AttemptDao.Attempt;

/** Lists what became of the last requests of a product, and of those without a valid key. */
public final class LastRequests {
    private static final int MOST = 10;
    private static final int MOST_STRANGERS = 5;
    private static final Duration STRANGERS_SHOWN = Duration.ofHours(1);

    private final AttemptDao attempts;
    private final Clock clock;

    public LastRequests(AttemptDao attempts, Clock clock) {
        this.attempts = attempts;
        this.clock = clock;
    }

    /** A name that was ignored; {@code reason} is the text of a {@link rollcall.gate.IgnoredField.Reason}. */
    public record Ignored(String name, String reason) {}

    /**
     * What became of one request.
     *
     * @param endpoint the path after {@code /ingest/}; empty for any other address
     * @param outcome a code: kept, in_part, repeated, nothing, rejected
     * @param reason the code of a {@link rollcall.report.Rejection}; empty if there is none
     * @param field the field at fault; empty if the reason names none
     * @param ignored names that were ignored, at most ten
     * @param more how many names were ignored besides
     * @param stranger whether it had no valid key, or came to a wrong address
     */
    public record Request(
            Instant at,
            String endpoint,
            String outcome,
            String reason,
            String field,
            List<Ignored> ignored,
            int more,
            boolean stranger) {}

    /**
     * The product's requests of the last seven days, at most ten, the newest first.
     *
     * @param withStrangers whether those of the last hour that had no valid key take up to five of the places
     */
    public List<Request> of(Product product, boolean withStrangers) {
        Instant now = clock.instant();
        List<Attempt> strangers = withStrangers
                ? attempts.newest(Rejections.NO_PRODUCT, now.minus(STRANGERS_SHOWN), MOST_STRANGERS)
                : List.of();
        List<Request> all = new ArrayList<>(Stream.concat(
                        attempts.newest(product.id(), now.minus(AttemptDao.KEPT), MOST).stream()
                                .map(each -> request(each, false)),
                        strangers.stream().map(each -> request(each, true)))
                .toList());
        all.sort(Comparator.comparing(Request::at).reversed());
        return List.copyOf(all.subList(0, Math.min(MOST, all.size())));
    }

    private static Request request(Attempt attempt, boolean stranger) {
        List<Ignored> ignored = IntStream.range(
                        0,
                        Math.min(attempt.ignored().size(), attempt.ignoredWhy().size()))
                .mapToObj(i -> new Ignored(
                        attempt.ignored().get(i), attempt.ignoredWhy().get(i)))
                .toList();
        return new Request(
                attempt.at(),
                attempt.endpoint(),
                attempt.outcome(),
                attempt.reason(),
                attempt.field(),
                ignored,
                attempt.ignoredCount() - ignored.size(),
                stranger);
    }
}
