package rollcall.intake.commit;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The acknowledgement of one answer of success: whether it reached its sender. It is settled once. The first call counts, and closing it
 * unsettled settles it as lost.
 */
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

    /** One answer that acknowledges two things. */
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

    /** The answer was handed to the network as a whole. */
    public void delivered() {
        if (settled.compareAndSet(false, true)) {
            whenDelivered.run();
        }
    }

    /** The answer could not be written, or its sender had left before. The retry of that sender is told ok and counted no second time. */
    public void lost() {
        if (settled.compareAndSet(false, true)) {
            whenLost.run();
        }
    }

    /** Settles it as lost, unless it is settled already. */
    @Override
    public void close() {
        lost();
    }
}
