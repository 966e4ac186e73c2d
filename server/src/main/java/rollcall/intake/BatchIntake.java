package rollcall.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.gate.EventGate;
import rollcall.gate.KeptBatch;
import rollcall.gate.Pseudonyms;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.intake.commit.Ack;
import rollcall.intake.commit.BatchTurns;
import rollcall.intake.commit.PendingBatchAcks;
import rollcall.intake.commit.QuotaExceeded;
import rollcall.intake.commit.Unavailable;
import rollcall.intake.commit.Unstorable;
import rollcall.report.EventBatch;
import rollcall.report.FailureCount;
import rollcall.report.Product;
import rollcall.report.Rejection;
import rollcall.report.Trace;
import rollcall.store.Outage;
import rollcall.store.StoreException;
import rollcall.store.StoreException.DoubtfulCommit;
import rollcall.store.events.ArrivingBatch;
import rollcall.store.events.EventCommit;

/** The way of decoded batches of events from the gate to their result. */
public final class BatchIntake {
    /** How many transactions store batches at a time: the other connections of the pool are for heartbeats and pages. */
    private static final int AT_A_TIME = 6;

    /** How many requests may wait for their turn. The next one fails at once, because a waiting request holds a thread. */
    private static final int WAITING = 60;

    private static final Logger LOG = LoggerFactory.getLogger(BatchIntake.class);

    private final Function<Product, Vocabulary> vocabularies;
    private final Pseudonyms pseudonyms;
    private final EventCommit commit;
    private final PendingBatchAcks pendingAcks;
    private final IntakeCounts intakeCounts;
    private final Clock clock;
    private final BatchTurns turns = new BatchTurns(AT_A_TIME, WAITING);

    /**
     * What became of a request's batches.
     *
     * @param kept how many events are on disk because of them
     * @param resent whose batches were there already
     * @param lost whose batches are not stored, and why
     */
    private record Committed(Ack ack, long kept, Set<UUID> resent, Map<UUID, RuntimeException> lost) {
        static final Committed NOTHING = new Committed(Ack.NOTHING_TO_LOSE, 0, Set.of(), Map.of());

        static Committed unstorable(UUID instanceId, Throwable cause) {
            return new Committed(Ack.NOTHING_TO_LOSE, 0, Set.of(), Map.of(instanceId, new Unstorable(cause)));
        }

        Committed and(Committed other) {
            Set<UUID> bothResent = new HashSet<>(resent);
            bothResent.addAll(other.resent);
            Map<UUID, RuntimeException> bothLost = new HashMap<>(lost);
            bothLost.putAll(other.lost);
            return new Committed(Ack.both(ack, other.ack), kept + other.kept, bothResent, bothLost);
        }
    }

    /**
     * What became of several batches.
     *
     * @param kept what became of those that are stored; empty if there is none
     * @param lost the others, each {@link Unstorable} or {@link QuotaExceeded}
     */
    record Stored(Optional<IngestResult.Kept> kept, List<Lost> lost) {
        /** Of a request without a batch. */
        static final Stored NOTHING = new Stored(Optional.empty(), List.of());
    }

    /** A batch that is not stored, and why. */
    record Lost(EventBatch batch, RuntimeException why) {}

    /**
     * @param vocabularies what may be kept, by product
     * @param pseudonyms what users become
     */
    public BatchIntake(
            Function<Product, Vocabulary> vocabularies,
            Pseudonyms pseudonyms,
            EventCommit commit,
            PendingBatchAcks pendingAcks,
            IntakeCounts intakeCounts,
            Clock clock) {
        this.vocabularies = vocabularies;
        this.pseudonyms = pseudonyms;
        this.commit = commit;
        this.pendingAcks = pendingAcks;
        this.intakeCounts = intakeCounts;
        this.clock = clock;
    }

    /**
     * Keeps what may be kept of a batch. Returns only when that is durable.
     *
     * @throws Unavailable if the store cannot take it now; then nothing of it was kept, or nobody knows, and a resend is recognised
     * @throws Unstorable if it never can
     * @throws QuotaExceeded if the batch would pass a quota
     */
    IngestResult.Kept keep(Product product, EventBatch batch) {
        Stored stored = keep(product, List.of(batch));
        return stored.kept().orElseThrow(() -> stored.lost().get(0).why());
    }

    /**
     * Keeps what may be kept of a request's batches, all in one transaction; in one for each if the database refuses a value in any of them.
     * Returns only when that is durable.
     *
     * @param batches no instance twice
     * @throws Unavailable if the store cannot take them now; then nothing of them was kept, or nobody knows, and a resend is recognised
     */
    Stored keep(Product product, List<EventBatch> batches) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Vocabulary vocabulary = vocabularies.apply(product);
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        List<KeptBatch> judged = batches.stream()
                .map(batch -> EventGate.judge(vocabulary, batch, today, pseudonyms))
                .toList();
        List<ArrivingBatch> arriving = judged.stream()
                .filter(kept -> !kept.events().isEmpty())
                .map(kept -> ArrivingBatch.of(product, kept))
                .toList();
        Committed committed = arriving.isEmpty() ? Committed.NOTHING : store(product, arriving, at);
        List<KeptBatch> stored = judged.stream()
                .filter(kept -> !committed.lost.containsKey(kept.instanceId()))
                .toList();
        List<EventBatch> received = new ArrayList<>();
        List<Lost> lost = new ArrayList<>();
        for (EventBatch batch : batches) {
            RuntimeException why = committed.lost.get(batch.reporter().instanceId());
            if (why == null) {
                received.add(batch);
            } else {
                lost.add(new Lost(batch, why));
            }
        }
        return new Stored(
                stored.isEmpty() ? Optional.empty() : Optional.of(result(product, received, stored, committed)), lost);
    }

    private IngestResult.Kept result(
            Product product, List<EventBatch> batches, List<KeptBatch> stored, Committed committed) {
        long received =
                batches.stream().mapToLong(batch -> batch.events().size()).sum();
        long permitted = stored.stream().mapToLong(kept -> kept.events().size()).sum();
        IngestResult.Events events =
                new IngestResult.Events(received, committed.kept, received - permitted, permitted - committed.kept);
        stored.forEach(kept -> count(product, kept, committed));
        intakeCounts.events(events);
        return IngestResult.Kept.events(
                committed.ack,
                events,
                stored.stream()
                        .flatMap(kept -> kept.ignored().keySet().stream())
                        .collect(Collectors.toSet()));
    }

    /** The ignored fields of a resend were counted when the batch came first. */
    private void count(Product product, KeptBatch kept, Committed committed) {
        if (committed.resent.contains(kept.instanceId())) {
            intakeCounts.rejected(Optional.of(product), Rejection.REPEATED, "");
        } else {
            intakeCounts.kept(product, kept.ignored());
        }
    }

    private Committed store(Product product, List<ArrivingBatch> arriving, Instant at) {
        turns.take(product.id());
        try {
            return committed(arriving, at);
        } finally {
            turns.giveBack(product.id());
        }
    }

    private Committed committed(List<ArrivingBatch> arriving, Instant at) {
        try {
            return commit(arriving, at);
        } catch (StoreException e) {
            intakeCounts.at(FailureCount.Place.EVENT_COMMIT);
            LOG.warn("events could not be committed (SQLSTATE {}): {}", Outage.state(e), Trace.of(e));
            if (!Outage.isOfData(e)) {
                throw new Unavailable("the database is away", e);
            }
            return arriving.size() > 1
                    ? oneByOne(arriving, at)
                    : Committed.unstorable(arriving.get(0).instanceId(), e);
        }
    }

    /** If one cannot be kept now, the answers to those before it count as lost. */
    private Committed oneByOne(List<ArrivingBatch> arriving, Instant at) {
        Committed all = Committed.NOTHING;
        try {
            for (ArrivingBatch one : arriving) {
                all = all.and(committed(List.of(one), at));
            }
            return all;
        } catch (RuntimeException | Error e) {
            all.ack.lost();
            throw e;
        }
    }

    /** If nobody knows how the transaction ended, its answer counts as lost. */
    private Committed commit(List<ArrivingBatch> arriving, Instant at) throws StoreException {
        PendingBatchAcks.Opening opening = pendingAcks.opening();
        try {
            return committed(
                    opening,
                    commit.commit(arriving, at, opening)
                            .orElseThrow(() -> new Unavailable(
                                    "the answer to a batch that this one looks like is still under way", null)),
                    at);
        } catch (Unavailable e) {
            opening.abandon();
            throw e;
        } catch (DoubtfulCommit | RuntimeException | Error e) {
            opening.doubt();
            throw e;
        } catch (StoreException e) {
            opening.abandon();
            throw e;
        }
    }

    private static Committed committed(PendingBatchAcks.Opening opening, List<EventCommit.Stored> stored, Instant at) {
        Map<UUID, RuntimeException> lost = new HashMap<>();
        stored.forEach(one -> one.full().ifPresent(quota -> lost.put(one.instanceId(), new QuotaExceeded(quota, at))));
        return new Committed(
                opening.ack(),
                stored.stream().mapToLong(EventCommit.Stored::kept).sum(),
                stored.stream()
                        .filter(EventCommit.Stored::isResend)
                        .map(EventCommit.Stored::instanceId)
                        .collect(Collectors.toSet()),
                lost);
    }
}
