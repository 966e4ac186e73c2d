package rollcall.intake;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import rollcall.gate.IgnoredField;
import rollcall.report.Product;
import rollcall.report.Rejection;
import rollcall.store.counts.AttemptDao;
import rollcall.store.counts.AttemptDao.Attempt;

/**
 * Remembers what became of the last requests of each product, for the people who connect a sender. They gather in memory, the newest
 * {@link #MOST} of each product, and reach the database with {@link #flush}. Nothing depends on them.
 */
public final class Attempts {
    /** How many requests of a product are remembered, and how many of no known product. */
    static final int MOST = 20;

    private static final int MOST_NAMES = 10;

    private final AttemptDao attempts;
    private final IntakeCounts intakeCounts;
    private final Clock clock;
    private final Map<Integer, Deque<Attempt>> gathered = new ConcurrentHashMap<>();

    public Attempts(AttemptDao attempts, IntakeCounts intakeCounts, Clock clock) {
        this.attempts = attempts;
        this.intakeCounts = intakeCounts;
        this.clock = clock;
    }

    /** What became of a request, as it is stored. */
    public enum Outcome {
        KEPT,
        /** Some of its records were not kept. */
        IN_PART,
        REPEATED,
        /** The sender was told ok, but nothing was kept. */
        NOTHING,
        REJECTED;

        /** The outcome as it is stored. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Notes what became of a request. Without a product its key was not good, or nobody looked at the key. */
    void note(IntakeEndpoint endpoint, Optional<Product> product, IngestResult result) {
        int productId = product.map(Product::id).orElse(IntakeCounts.NO_PRODUCT);
        Collection<IgnoredField> ignored = result instanceof IngestResult.Kept kept ? kept.ignored() : List.of();
        List<IgnoredField> named = ignored.stream().limit(MOST_NAMES).toList();
        Outcome outcome = outcome(endpoint, result);
        Why why = why(endpoint, result, outcome);
        Attempt attempt = new Attempt(
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                endpoint.path(),
                outcome.code(),
                why.reason,
                why.field,
                named.stream()
                        .map(each -> intakeCounts.shownName(product.orElseThrow(), each))
                        .toList(),
                named.stream().map(each -> each.reason().text()).toList(),
                ignored.size());
        gathered.compute(productId, (id, before) -> newest(before, List.of(attempt)));
    }

    /** Writes what has gathered. What could not be written stays, as long as nothing newer takes its place. */
    public synchronized void flush() {
        RuntimeException failure = null;
        for (Map.Entry<Integer, Deque<Attempt>> each : taken().entrySet()) {
            try {
                write(each.getKey(), List.copyOf(each.getValue()));
            } catch (RuntimeException e) {
                failure = e;
                gathered.compute(each.getKey(), (id, since) -> newest(each.getValue(), since));
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** Deletes what is older than seven days. */
    void expire() {
        attempts.removeBefore(clock.instant().minus(AttemptDao.KEPT));
    }

    /** The reason of a request that was not kept, and the field at fault; both may be empty. */
    private record Why(String reason, String field) {
        static final Why NOT = new Why("", "");

        static Why of(Rejection reason) {
            return new Why(reason.code(), "");
        }
    }

    private Map<Integer, Deque<Attempt>> taken() {
        Map<Integer, Deque<Attempt>> taken = new HashMap<>();
        gathered.keySet().forEach(id -> taken.put(id, gathered.remove(id)));
        return taken;
    }

    private static Deque<Attempt> newest(Collection<Attempt> before, Collection<Attempt> after) {
        Deque<Attempt> all = before instanceof ArrayDeque<Attempt> mine ? mine : new ArrayDeque<>();
        if (after != null) {
            all.addAll(after);
        }
        while (all.size() > MOST) {
            all.removeFirst();
        }
        return all;
    }

    private void write(int productId, List<Attempt> newest) {
        attempts.add(
                productId,
                MOST - newest.size(),
                column(newest, each -> each.at().toString()),
                column(newest, Attempt::endpoint),
                column(newest, Attempt::outcome),
                column(newest, Attempt::reason),
                column(newest, Attempt::field),
                column(newest, each -> String.join("\n", each.ignored())),
                column(newest, each -> String.join("\n", each.ignoredWhy())),
                column(newest, Attempt::ignoredCount));
    }

    private static <T> List<T> column(List<Attempt> newest, Function<Attempt, T> part) {
        return new ArrayList<>(newest.stream().map(part).toList());
    }

    private static Outcome outcome(IntakeEndpoint endpoint, IngestResult result) {
        if (result instanceof IngestResult.Rejected rejected) {
            return rejected.reason().outcome() == Rejection.Outcome.REPEATED ? Outcome.REPEATED : Outcome.REJECTED;
        }
        if (!(result instanceof IngestResult.Kept kept)) {
            return Outcome.NOTHING;
        }
        IngestResult.Events events = kept.events().orElse(IngestResult.Events.NONE);
        // What is kept of metrics is not counted: they are told apart by what the sender is told.
        boolean some = kept.heartbeats() > 0
                || events.kept() > 0
                || endpoint == IntakeEndpoint.METRICS && !kept.rejections().equals(RejectionText.NOT_KEPT);
        if (some) {
            return kept.rejected() > 0 ? Outcome.IN_PART : Outcome.KEPT;
        }
        return kept.repeatedHeartbeats() > 0 || events.repeated() > 0 ? Outcome.REPEATED : Outcome.NOTHING;
    }

    private static Why why(IntakeEndpoint endpoint, IngestResult result, Outcome outcome) {
        if (result instanceof IngestResult.Rejected rejected) {
            return new Why(rejected.reason().code(), rejected.field());
        }
        if (!(result instanceof IngestResult.Kept kept)) {
            return Why.of(Rejection.FORGOTTEN);
        }
        return switch (outcome) {
            case REPEATED -> Why.of(Rejection.REPEATED);
            case NOTHING ->
                endpoint == IntakeEndpoint.LOGS && kept.rejected() > 0
                        ? Why.of(Rejection.NO_INSTALLATION)
                        : kept.events().isPresent() ? Why.NOT : Why.of(Rejection.NOT_KEPT);
            default -> Why.NOT;
        };
    }
}
