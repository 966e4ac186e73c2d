package rollcall.intake;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.dialect.Dialects;
import rollcall.gate.Gate;
import rollcall.gate.Verdict;
import rollcall.gate.Vocabulary;
import rollcall.report.Product;
import rollcall.report.Refusal;
import rollcall.store.Arrival;
import rollcall.store.ArrivingHeartbeat;
import rollcall.store.InstanceKey;
import rollcall.wire.Inflation;
import rollcall.wire.Malformed;

/** One heartbeat's way in, from the presented key to the receipt. */
public final class HeartbeatIntake {
    /** The largest heartbeat, packed and unpacked: a genuine one with 350 plugins is over 10,000 bytes. */
    public static final int LARGEST_BODY = 64 * 1024;

    /** How long a sender waits for the commit before it is told to come back: it holds one of the threads that answer everybody else. */
    private static final long COMMIT_SECONDS = 5;

    /** When to come back after the database was away, in seconds. */
    private static final long RETRY_SECONDS = 60;

    private static final Logger LOG = LoggerFactory.getLogger(HeartbeatIntake.class);

    private final Function<String, Optional<Product>> authenticate;
    private final Function<Product, Vocabulary> vocabularies;
    private final GroupCommit groupCommit;
    private final Deliveries deliveries;
    private final Counts counts;
    private final Clock clock;

    /**
     * @param authenticate the product that a presented key opens
     * @param vocabularies what may be kept, by product
     */
    public HeartbeatIntake(
            Function<String, Optional<Product>> authenticate,
            Function<Product, Vocabulary> vocabularies,
            GroupCommit groupCommit,
            Deliveries deliveries,
            Counts counts,
            Clock clock) {
        this.authenticate = authenticate;
        this.vocabularies = vocabularies;
        this.groupCommit = groupCommit;
        this.deliveries = deliveries;
        this.counts = counts;
        this.clock = clock;
    }

    /**
     * Takes one request. Returns only when the heartbeat is durable, or refused.
     *
     * @throws IOException if the sender went away before its body was whole
     */
    public Receipt take(HeartbeatRequest request) throws IOException {
        counts.received();
        Optional<Product> product = Optional.empty();
        try {
            product = authenticate.apply(request.key());
            return store(product.orElseThrow(() -> new Malformed(Refusal.UNAUTHORIZED)), request);
        } catch (Malformed e) {
            return refuse(product, e.refusal(), e.field(), Optional.empty());
        } catch (IOException e) {
            refuse(product, Refusal.INVALID_ENCODING, "", Optional.empty());
            throw e;
        } catch (RuntimeException e) {
            // The class alone: a database's message can quote what was to be stored.
            LOG.warn("a heartbeat could not be taken: {}", e.getClass().getName());
            return refuse(product, Refusal.UNAVAILABLE, "", Optional.of(RETRY_SECONDS));
        }
    }

    /** Somebody came with a method that the door does not take; nothing of it is read, not even the key. */
    public Receipt.Refused wrongMethod() {
        counts.received();
        return refuse(Optional.empty(), Refusal.METHOD_NOT_ALLOWED, "", Optional.empty());
    }

    private Receipt store(Product product, HeartbeatRequest request) throws IOException {
        requireJson(request.contentType());
        byte[] body = Inflation.inflate(request.body().read(LARGEST_BODY), request.contentEncoding(), LARGEST_BODY);
        Verdict verdict = Gate.judge(
                vocabularies.apply(product),
                Dialects.forPreset(product.preset()).decode(body));
        ArrivingHeartbeat arriving = ArrivingHeartbeat.of(product, verdict.kept());
        Arrival arrival = await(groupCommit.submit(arriving));
        InstanceKey key = InstanceKey.of(arriving);
        if (arrival instanceof Arrival.Stored stored) {
            counts.kept(product, verdict.drops());
            return new Receipt.Kept(deliveries.delivery(key, stored));
        }
        return again(product, key, (Arrival.TooSoon) arrival);
    }

    private Receipt again(Product product, InstanceKey key, Arrival.TooSoon tooSoon) {
        if (deliveries.wasLost(key, tooSoon)) {
            counts.refused(Optional.of(product), Refusal.REPEATED, "");
            return new Receipt.Kept(deliveries.repeat(key, tooSoon.last()));
        }
        Duration left = Duration.between(clock.instant(), tooSoon.last().plus(product.window()));
        long seconds = Math.max(1, left.plusMillis(999).toSeconds());
        return refuse(Optional.of(product), Refusal.RATE_LIMITED, "", Optional.of(seconds));
    }

    private Receipt.Refused refuse(Optional<Product> product, Refusal reason, String field, Optional<Long> retryAfter) {
        counts.refused(product, reason, field);
        return new Receipt.Refused(reason, field, retryAfter);
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

    private static void requireJson(String contentType) {
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", 2);
        boolean utf8 = parts.length == 1
                || !parts[1].contains("charset")
                || parts[1].replace("\"", "").replace(" ", "").contains("charset=utf-8");
        if (!parts[0].strip().equals("application/json") || !utf8) {
            throw new Malformed(Refusal.UNSUPPORTED_MEDIA_TYPE);
        }
    }
}
