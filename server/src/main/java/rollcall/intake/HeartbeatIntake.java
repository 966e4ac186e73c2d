package rollcall.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import rollcall.gate.Gate;
import rollcall.gate.KeptHeartbeat;
import rollcall.gate.ProductJudgements;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.intake.commit.Ack;
import rollcall.intake.commit.GroupCommit;
import rollcall.intake.commit.PendingAcks;
import rollcall.intake.commit.PendingHeartbeat;
import rollcall.intake.commit.Unavailable;
import rollcall.intake.commit.Unstorable;
import rollcall.report.Heartbeat;
import rollcall.report.Product;
import rollcall.report.Rejection;
import rollcall.store.heartbeats.HeartbeatCommit.TooSoon;

/** The way of a decoded heartbeat from the gate to its result. */
public final class HeartbeatIntake {
    private final Function<Product, Vocabulary> vocabularies;
    private final ProductJudgements judgements;
    private final GroupCommit groupCommit;
    private final PendingAcks pendingAcks;
    private final MetricIntake metricIntake;
    private final IntakeCounts intakeCounts;
    private final Clock clock;

    /** What becomes of a second heartbeat of an instance within its product's window. */
    enum RepeatPolicy {
        /** It is rejected with the time to wait: senders of Eventyay's protocol and of Rollcall's own format understand that. */
        REJECTED,
        /** It is told ok and counted no second time: the sender does not read answers and could not do better. */
        TOLD_OK,
        /** It takes the place of the day's first: the sender reports several times a day, and the last one counts. */
        REPLACES
    }

    /**
     * @param vocabularies what may be kept, by product
     * @param judgements remembers how values were judged
     */
    public HeartbeatIntake(
            Function<Product, Vocabulary> vocabularies,
            ProductJudgements judgements,
            GroupCommit groupCommit,
            PendingAcks pendingAcks,
            MetricIntake metricIntake,
            IntakeCounts intakeCounts,
            Clock clock) {
        this.vocabularies = vocabularies;
        this.judgements = judgements;
        this.groupCommit = groupCommit;
        this.pendingAcks = pendingAcks;
        this.metricIntake = metricIntake;
        this.intakeCounts = intakeCounts;
        this.clock = clock;
    }

    /**
     * Keeps what may be kept of a heartbeat. Returns only when that is durable, or the heartbeat is rejected.
     *
     * @throws Unavailable if the store cannot take it now
     * @throws Unstorable if it never can
     */
    IngestResult keep(Product product, Heartbeat heartbeat, RepeatPolicy repeatPolicy) {
        return await(submit(product, heartbeat, repeatPolicy), repeatPolicy);
    }

    /** Hands a heartbeat to the next commit. */
    PendingHeartbeat submit(Product product, Heartbeat heartbeat, RepeatPolicy repeatPolicy) {
        Vocabulary vocabulary = vocabularies.apply(product);
        KeptHeartbeat kept = Gate.judge(
                vocabulary, metricIntake.withSums(product, vocabulary, heartbeat), judgements.of(product.id()));
        Duration window = repeatPolicy == RepeatPolicy.REPLACES ? Duration.ZERO : product.windowAt(clock.instant());
        PendingHeartbeat pending = new PendingHeartbeat(product, kept, window);
        groupCommit.submit(pending);
        return pending;
    }

    /** What became of it; throws as {@link #keep} does. */
    IngestResult await(PendingHeartbeat pending, RepeatPolicy repeatPolicy) {
        Ack ack = pending.await();
        if (pending.tooSoon().isPresent()) {
            return repeated(pending, pending.tooSoon().get(), repeatPolicy);
        }
        intakeCounts.kept(pending.product(), pending.ignored());
        return IngestResult.Kept.heartbeat(ack, pending.ignored());
    }

    /** A sender that is told ok in any case need not wait until it is known how the first answer fared. */
    private IngestResult repeated(PendingHeartbeat pending, TooSoon tooSoon, RepeatPolicy repeatPolicy) {
        boolean lost = repeatPolicy == RepeatPolicy.REJECTED
                ? pendingAcks.wasLost(pending.key(), tooSoon)
                : tooSoon.answerLost();
        Optional<Product> product = Optional.of(pending.product());
        if (lost || repeatPolicy != RepeatPolicy.REJECTED) {
            intakeCounts.rejected(product, Rejection.REPEATED, "");
            Ack ack = lost ? pendingAcks.repeat(pending.key(), tooSoon.last()) : Ack.NOTHING_TO_LOSE;
            return IngestResult.Kept.repeatedHeartbeat(ack);
        }
        Duration left = Duration.between(
                clock.instant(), tooSoon.last().plus(pending.product().window()));
        long seconds = Math.max(1, left.plusMillis(999).toSeconds());
        intakeCounts.rejected(product, Rejection.RATE_LIMITED, "");
        return new IngestResult.Rejected(Rejection.RATE_LIMITED, "", Optional.of(seconds));
    }
}
