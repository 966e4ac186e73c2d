package rollcall.intake.commit;

import java.util.concurrent.atomic.AtomicBoolean;

/** How an answer of success fared on its way to the sender. It is settled once: what is said first counts, and closing says that it is lost. */
public final class Ack implements AutoCloseable {
    /** Of an answer whose loss changes nothing. */
    public static final Ack NOTHING_TO_LOSE = new Ack(() -> {}, () -> {});

    private final Runnable whenDelivered;
    private final Runnable whenLost;
    private final AtomicBoolean settled = new AtomicBoolean();

    private Ack(Runnable whenDelivered, Runnable whenLost) {
        this.whenDelivered = whenDelivered;
        this.whenLost = whenLost;
    }

    static Ack of(Runnable whenDelivered, Runnable whenLost) {
        return new Ack(whenDelivered, whenLost);
    }

    /** One answer that settles two things. */
    public static Ack both(Ack one, Ack other) {
        return new Ack(
                () -> {
                    one.delivered();
                    other.delivered();
                },
                () -> {
                    one.lost();
                    other.lost();
                });
    }

    /** The answer was handed to the network whole. */
    public void delivered() {
        if (settled.compareAndSet(false, true)) {
            whenDelivered.run();
        }
    }

    /** The answer could not be written, or the sender was gone before: its retry is told ok and counted no second time. */
    public void lost() {
        if (settled.compareAndSet(false, true)) {
            whenLost.run();
        }
    }

    /** Whoever leaves without having settled it has not given the answer. */
    @Override
    public void close() {
        lost();
    }
}
