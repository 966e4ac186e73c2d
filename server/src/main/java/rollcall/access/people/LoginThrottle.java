package rollcall.access.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import rollcall.report.Sha256;
import rollcall.store.people.LoginFailureDao;

/**
 * Slows down guessing. Counted are, in this order: the tries of an address or a known browser (30 in 15 minutes), its failures at
 * one account (5 in 15 minutes), both in memory alone; and the failures at one account, in the database and so for all servers
 * together. Those never lock an account: beyond 100 in an hour strangers have to keep a growing delay, of a minute at most. A name
 * that has no account is treated like one that has.
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
    private final ThrottleResets throttleResets;
    private final MemoryThrottle places;
    private final MemoryThrottle pairs;
    private final Cache<ByteBuffer, Instant> delayed =
            Caffeine.newBuilder().maximumSize(10_000).build();
    private final AtomicReference<Instant> swept = new AtomicReference<>(Instant.MIN);
    private final Clock clock;

    public LoginThrottle(LoginFailureDao failures, ThrottleResets throttleResets, Clock clock) {
        this.failures = failures;
        this.throttleResets = throttleResets;
        this.places = new MemoryThrottle(TRIES, clock);
        this.pairs = new MemoryThrottle(FAILURES, clock);
        this.clock = clock;
    }

    /**
     * Counts a try of somebody at an account, in memory alone.
     *
     * @param place the address or the browser
     * @throws TooManyLogins if there were too many
     */
    void admit(String email, String place) {
        refuse(places.admit("", place));
        String account = Accounts.typed(email);
        Duration wait = pairs.admit(account, place);
        if (!wait.isZero()) {
            throttleResets.anew(pairs::forget);
            wait = pairs.admit(account, place);
        }
        refuse(wait);
    }

    /** @throws TooManyLogins if strangers have to wait at this account, as far as that is known without the database */
    void admitStranger(String email) {
        Instant until = delayed.getIfPresent(ByteBuffer.wrap(who(email)));
        Instant now = clock.instant();
        if (until != null && until.isAfter(now)) {
            throw TooManyLogins.failed(Duration.between(now, until));
        }
    }

    /**
     * Counts a failure at an account beforehand, so that a hundred at the same moment are not all let through; {@link #succeeded}
     * takes it back.
     *
     * @param own whether the browser or the address logged in to this account before: then it has to wait for nobody
     * @return when it was counted
     * @throws TooManyLogins if it comes too soon after the last one
     */
    Instant count(String email, boolean own) {
        Instant now = clock.instant();
        sweep(now);
        failures.admit(who(email), now, now.minus(HOUR), failed -> own ? Duration.ZERO : delay(failed))
                .ifPresent(until -> {
                    Instant believed = now.plus(BELIEVED);
                    delayed.put(ByteBuffer.wrap(who(email)), until.isBefore(believed) ? until : believed);
                    throw TooManyLogins.failed(Duration.between(now, until));
                });
        return now;
    }

    /** The password was right: what was counted for it, and earlier failures from there, count no longer. */
    void succeeded(String email, String place, Instant counted) {
        failures.takeBack(who(email), counted);
        places.giveBack("", place);
        pairs.forget(Accounts.typed(email), place);
    }

    /** The password was not tried, for want of time. */
    void notTried(String email, String place) {
        pairs.giveBack(Accounts.typed(email), place);
    }

    /** By what an account's failures are stored. */
    static byte[] who(String email) {
        return Sha256.of("log-in " + Accounts.typed(email));
    }

    private static void refuse(Duration wait) {
        if (!wait.isZero()) {
            throw TooManyLogins.failed(wait);
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
