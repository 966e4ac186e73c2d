package rollcall.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import rollcall.gate.Gate;
import rollcall.gate.Verdict;
import rollcall.gate.Vocabulary;
import rollcall.report.Heartbeat;
import rollcall.report.Product;
import rollcall.report.Refusal;
import rollcall.store.Arrival;
import rollcall.store.ArrivingHeartbeat;
import rollcall.store.InstanceKey;

/** A decoded heartbeat's way in, from the gate to the receipt. */
public final class Heartbeats {
    /** How long a sender waits for the commit before it is told to come back: it holds one of the threads that answer everybody else. */
    private static final long COMMIT_SECONDS = 5;

    private final Function<Product, Vocabulary> vocabularies;
    private final GroupCommit groupCommit;
    private final Deliveries deliveries;
    private final Counts counts;
    private final Clock clock;

    /** @param vocabularies what may be kept, by product */
    public Heartbeats(
            Function<Product, Vocabulary> vocabularies,
            GroupCommit groupCommit,
            Deliveries deliveries,
            Counts counts,
            Clock clock) {
        this.vocabularies = vocabularies;
        this.groupCommit = groupCommit;
        this.deliveries = deliveries;
        this.counts = counts;
        this.clock = clock;
    }

    /**
     * Keeps what may be kept of a heartbeat. Returns only when that is durable, or refused.
     *
     * @param again what becomes of a second one within the window
     * @throws Unavailable if the store cannot take it now
     */
    Receipt keep(Product product, Heartbeat heartbeat, Again again) {
        Verdict verdict = Gate.judge(vocabularies.apply(product), heartbeat);
        Duration window = again == Again.REPLACES ? Duration.ZERO : product.window();
        ArrivingHeartbeat arriving = ArrivingHeartbeat.of(product, verdict.kept(), window);
        Arrival arrival = await(groupCommit.submit(arriving));
        InstanceKey key = InstanceKey.of(arriving);
        if (arrival instanceof Arrival.Stored stored) {
            counts.kept(product, verdict.drops());
            return new Receipt.Kept(deliveries.delivery(key, stored), false, verdict.drops());
        }
        return repeated(product, key, (Arrival.TooSoon) arrival, again);
    }

    private Receipt repeated(Product product, InstanceKey key, Arrival.TooSoon tooSoon, Again again) {
        boolean lost = deliveries.wasLost(key, tooSoon);
        if (lost || again != Again.REFUSED) {
            counts.refused(Optional.of(product), Refusal.REPEATED, "");
            Delivery delivery = lost ? deliveries.repeat(key, tooSoon.last()) : Delivery.NOTHING_TO_LOSE;
            return new Receipt.Kept(delivery, true, List.of());
        }
        Duration left = Duration.between(clock.instant(), tooSoon.last().plus(product.window()));
        long seconds = Math.max(1, left.plusMillis(999).toSeconds());
        counts.refused(Optional.of(product), Refusal.RATE_LIMITED, "");
        return new Receipt.Refused(Refusal.RATE_LIMITED, "", Optional.of(seconds));
    }

    private static Arrival await(CompletableFuture<Arrival> arrival) {
        try {
            return arrival.get(COMMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return giveUp(arrival);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return giveUp(arrival);
        } catch (ExecutionException | CancellationException e) {
            throw new Unavailable("the commit failed", e);
        }
    }

    /** From here on a commit of it is a lost answer, unless it came in this very moment. */
    private static Arrival giveUp(CompletableFuture<Arrival> arrival) {
        Unavailable late = new Unavailable("the commit took too long", null);
        if (arrival.completeExceptionally(late) || arrival.isCompletedExceptionally()) {
            throw late;
        }
        return arrival.join();
    }
}
