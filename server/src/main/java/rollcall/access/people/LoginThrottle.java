package rollcall.access.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import rollcall.report.Sha256;
import rollcall.store.people.LoginFailureDao;

/**
 * Slows down the guessing of passwords. It counts, in this order:
 *
 * <ul>
 * <li>in memory, the tries of an address or a known browser: at most 30 in 15 minutes;
 * <li>in memory, its failures at one account: at most 5 in 15 minutes;
 * <li>in the database and so for all servers together, the failures at one account: beyond 100 in an hour, visitors that have not logged in
 * to it before have to wait for a growing time, at most a minute. An account is never locked.
 * </ul>
 *
 * <p>A name without an account is treated like one with an account.
 */
public final class LoginThrottle {
    private static final int TRIES = 30;
    private static final int FAILURES = 5;
    private static final int FREE = 100;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    /** How long a delayed account is rejected without another query. */
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
     * Counts a try at an account, in memory.
     *
     * @param place the address or the browser
     * @throws TooManyLogins if there were too many
     */
    void admit(String email, String place) {
        requireNoWait(places.admit("", place));
        String account = Accounts.typed(email);
        Duration wait = pairs.admit(account, place);
        if (!wait.isZero()) {
            throttleResets.anew(pairs::forget);
            wait = pairs.admit(account, place);
        }
        requireNoWait(wait);
    }

    /** @throws TooManyLogins if visitors that have not logged in to this account before have to wait, as far as memory knows */
    void admitStranger(String email) {
        Instant until = delayed.getIfPresent(ByteBuffer.wrap(who(email)));
        Instant now = clock.instant();
        if (until != null && until.isAfter(now)) {
            throw TooManyLogins.failed(Duration.between(now, until));
        }
    }

    /**
     * Counts a failure at an account before the password is checked, so that a hundred tries at the same moment do not all pass; {@link
     * #succeeded} takes it back.
     *
     * @param own true if the browser or the address has logged in to this account before; then it never waits
     * @return the time of the count
     * @throws TooManyLogins if it comes too soon after the last failure
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

    /** The password was right: takes back its count, and earlier failures from the same place. */
    void succeeded(String email, String place, Instant counted) {
        failures.takeBack(who(email), counted);
        places.giveBack("", place);
        pairs.forget(Accounts.typed(email), place);
    }

    /** The password was not checked, because too many checks were running. */
    void notTried(String email, String place) {
        pairs.giveBack(Accounts.typed(email), place);
    }

    /** The key under which an account's failures are stored. */
    static byte[] who(String email) {
        return Sha256.of("log-in " + Accounts.typed(email));
    }

    private static void requireNoWait(Duration wait) {
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
        Instant last = Objects.requireNonNull(swept.get());
        if (last.isBefore(now.minus(MemoryThrottle.WINDOW)) && swept.compareAndSet(last, now)) {
            failures.forgetOlder(now.minus(HOUR));
        }
    }
}
