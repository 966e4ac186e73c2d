package rollcall.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until a test moves it. Its times have microseconds, as in the database, so a stored time is read back
 * unchanged.
 */
public final class MovableClock extends Clock {
    private final AtomicReference<Instant> now;

    public MovableClock(Instant start) {
        now = new AtomicReference<>(start.truncatedTo(ChronoUnit.MICROS));
    }

    /** A clock at noon of the current UTC day, so that tests about hours do not depend on the time of day. */
    public static MovableClock atNoon() {
        return new MovableClock(LocalDate.now(ZoneOffset.UTC).atTime(12, 0).toInstant(ZoneOffset.UTC));
    }

    /** Moves the clock forward. */
    public void move(Duration by) {
        now.updateAndGet(then -> then.plus(by));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now.get(), zone);
    }
}
