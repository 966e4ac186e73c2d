package rollcall.sender.send;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Computes the pause between two ticks, and the pause after failed runs. The random part keeps many instances from sending at the same
 * moment after an outage.
 */
final class Backoff {
    static final Duration TICK = Duration.ofMinutes(15);
    static final Duration MOST = Duration.ofHours(6);

    /** The most doublings of the pause: 2^5 ticks are longer than {@link #MOST}. */
    private static final int DOUBLINGS = 5;

    private static final double TICK_JITTER = 0.1;
    private static final double BACKOFF_JITTER = 0.2;

    private Backoff() {}

    /** Returns the pause until the next tick, which checks whether something is due: 15 minutes, up to a tenth more or less. */
    static Duration tick(RandomGenerator random) {
        return times(TICK, 1 + TICK_JITTER * (2 * random.nextDouble() - 1));
    }

    /**
     * Returns the pause after so many failed runs in a row, 1 or more: 15 minutes, doubled for each further failure, at most 6 hours, and
     * up to a fifth less.
     */
    static Duration after(int failures, RandomGenerator random) {
        Duration doubled = TICK.multipliedBy(1L << Math.min(Math.max(failures, 1) - 1, DOUBLINGS));
        Duration whole = doubled.compareTo(MOST) > 0 ? MOST : doubled;
        return times(whole, 1 - BACKOFF_JITTER * random.nextDouble());
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }
}
