package rollcall.sender.send;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait between two ticks, and after failures. Jitter keeps a fleet from coming back all at once after an outage. */
final class Backoff {
    static final Duration TICK = Duration.ofMinutes(15);
    static final Duration MOST = Duration.ofHours(6);

    /** 2^5 ticks are longer than {@link #MOST}. */
    private static final int DOUBLINGS = 5;

    private static final double TICK_JITTER = 0.1;
    private static final double BACKOFF_JITTER = 0.2;

    private Backoff() {}

    /** Until the next look whether something is due: 15 minutes, up to a tenth more or less. */
    static Duration tick(RandomGenerator random) {
        return times(TICK, 1 + TICK_JITTER * (2 * random.nextDouble() - 1));
    }

    /** After so many failed runs in a row, from 1 on: 15 minutes, doubled at each, at most 6 hours; up to a fifth less. */
    static Duration after(int failures, RandomGenerator random) {
        Duration doubled = TICK.multipliedBy(1L << Math.min(Math.max(failures, 1) - 1, DOUBLINGS));
        Duration whole = doubled.compareTo(MOST) > 0 ? MOST : doubled;
        return times(whole, 1 - BACKOFF_JITTER * random.nextDouble());
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }
}
