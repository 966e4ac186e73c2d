package rollcall.report.quota;

import java.util.Arrays;
import java.util.Optional;

/**
 * An amount of each {@link Quota} for one product and UTC day: what is kept, or the most that may be.
 *
 * @param events kept events
 * @param bytes bytes of kept reports
 * @param newInstances instances that were not known before
 */
public record DailyAmounts(long events, long bytes, long newInstances) {
    public static final DailyAmounts NONE = new DailyAmounts(0, 0, 0);

    /** What a product may have unless a superuser says otherwise: more than any known fleet sends. The columns have the same defaults. */
    public static final DailyAmounts USUAL = new DailyAmounts(10_000_000, 10_000_000_000L, 100_000);

    /** The most that a quota can be: far more than any disk holds, and far from what a number of 64 bits can count. */
    public static final long MOST = 1_000_000_000_000_000L;

    /** The amount of one quota. */
    public long of(Quota quota) {
        return switch (quota) {
            case EVENTS -> events;
            case BYTES -> bytes;
            case NEW_INSTANCES -> newInstances;
        };
    }

    /** The same with another amount of one quota. */
    public DailyAmounts with(Quota quota, long amount) {
        return new DailyAmounts(
                quota == Quota.EVENTS ? amount : events,
                quota == Quota.BYTES ? amount : bytes,
                quota == Quota.NEW_INSTANCES ? amount : newInstances);
    }

    /** Both together. */
    public DailyAmounts plus(DailyAmounts other) {
        return new DailyAmounts(events + other.events, bytes + other.bytes, newInstances + other.newInstances);
    }

    /** The first quota that this sum passes; a quota of which {@code added}, a part of the sum, has nothing is not looked at. */
    public Optional<Quota> passed(DailyAmounts limits, DailyAmounts added) {
        return Arrays.stream(Quota.values())
                .filter(quota -> added.of(quota) > 0 && of(quota) > limits.of(quota))
                .findFirst();
    }
}
