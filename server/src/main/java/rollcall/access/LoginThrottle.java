package rollcall.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import rollcall.store.LoginFailureDao;

/**
 * Slows down guessing. Counted are, in this order: the tries of an address or a known browser (30 in 15 minutes), its failures at
 * one account (5 in 15 minutes), both in memory alone; and the failures of all strangers at one account, in the database and so for
 * all servers together. Those never lock an account: beyond 100 in an hour there is a growing delay between them, of a minute at
 * most. A name that has no account is treated like one that has.
 */
public final class LoginThrottle {
    private static final int TRIES = 30;
    private static final int FAILURES = 5;
    private static final int FREE = 100;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    /** For so long a delayed account is refused without asking the database again. */
    private static final Duration BELIEVED = Duration.ofSeconds(5);

    private final LoginFailureDao failures;
    private final Forgiven forgiven;
    private final MemoryThrottle places;
    private final MemoryThrottle pairs;
    private final Cache<String, Instant> delayed =
            Caffeine.newBuilder().maximumSize(10_000).build();
    private final AtomicReference<Instant> swept = new AtomicReference<>(Instant.MIN);
    private final Clock clock;

    public LoginThrottle(LoginFailureDao failures, Forgiven forgiven, Clock clock) {
        this.failures = failures;
        this.forgiven = forgiven;
        this.places = new MemoryThrottle(TRIES, clock);
        this.pairs = new MemoryThrottle(FAILURES, clock);
        this.clock = clock;
    }

    /**
     * Counts a try of somebody at an account, in memory alone.
     *
     * @param place the address or the browser
     * @throws TooManyTries if there were too many
     */
    void admit(String email, String place) {
        refuse(places.admit("", place));
        String account = Accounts.typed(email);
        Duration wait = pairs.admit(account, place);
        if (!wait.isZero()) {
            forgiven.anew(pairs::forget);
            wait = pairs.admit(account, place);
        }
        refuse(wait);
        Instant until = delayed.getIfPresent(account);
        if (until != null && until.isAfter(clock.instant())) {
            notTried(email, place);
            throw TooManyTries.failed(Duration.between(clock.instant(), until));
        }
    }

    /**
     * Counts a failure of a stranger beforehand, so that a hundred at the same moment are not all let through; {@link #takeBack}
     * takes it back.
     *
     * @return when it was counted
     * @throws TooManyTries if it comes too soon after the last one
     */
    Instant countStranger(String email) {
        Instant now = clock.instant();
        sweep(now);
        failures.admit(who(email), now, now.minus(HOUR), LoginThrottle::delay).ifPresent(until -> {
            Instant believed = now.plus(BELIEVED);
            delayed.put(Accounts.typed(email), until.isBefore(believed) ? until : believed);
            throw TooManyTries.failed(Duration.between(now, until));
        });
        return now;
    }

    /** The password of a stranger was right. */
    void takeBack(String email, Instant counted) {
        failures.takeBack(who(email), counted);
    }

    /** The password was right: earlier failures from there count no longer. */
    void succeeded(String email, String place) {
        places.giveBack("", place);
        pairs.forget(Accounts.typed(email), place);
    }

    /** The password was not tried, for want of time. */
    void notTried(String email, String place) {
        pairs.giveBack(Accounts.typed(email), place);
    }

    /** By what an account's failures are stored. */
    static byte[] who(String email) {
        return Secrets.sha256("log-in " + Accounts.typed(email));
    }

    private static void refuse(Duration wait) {
        if (!wait.isZero()) {
            throw TooManyTries.failed(wait);
        }
    }

    private static Duration delay(int failed) {
        int beyond = failed - FREE;
        if (beyond < 0) {
            return Duration.ZERO;
        }
        Duration delay = Duration.ofSeconds(1L << Math.min(beyond, 10));
        return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
    }

    private void sweep(Instant now) {
        Instant last = swept.get();
        if (last.isBefore(now.minus(MemoryThrottle.WINDOW)) && swept.compareAndSet(last, now)) {
            failures.forgetOlder(now.minus(HOUR));
        }
    }
}
