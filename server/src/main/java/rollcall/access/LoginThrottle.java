package rollcall.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import rollcall.store.LoginFailureDao;

/**
 * Slows down guessing: five failures an account in 15 minutes, counted in the database and so for all servers together. A name
 * that has no account is treated like one that has.
 */
public final class LoginThrottle {
    private static final int FAILURES = 5;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final LoginFailureDao failures;
    private final AddressThrottle addresses;
    private final Clock clock;

    public LoginThrottle(LoginFailureDao failures, Clock clock) {
        this.failures = failures;
        this.addresses = new AddressThrottle(clock);
        this.clock = clock;
    }

    /**
     * Whether the password may be tried. The try is counted as a failure beforehand, so that a hundred at the same moment are not
     * all let through; {@link #succeeded} takes it back.
     *
     * @param address where the request comes from; never stored
     */
    public boolean admit(String email, String address) {
        Instant now = clock.instant();
        failures.forgetOlder(now.minus(WINDOW));
        return addresses.admit(address) && failures.admit(who(email), now, now.minus(WINDOW), FAILURES);
    }

    /** The password was right: earlier failures count no longer. */
    public void succeeded(String email) {
        failures.forget(who(email));
    }

    private static byte[] who(String email) {
        return Secrets.sha256("log-in " + email.strip().toLowerCase(Locale.ROOT));
    }
}
