package rollcall.access;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Checks a password, as often and as much at once as the throttles allow. */
public final class LogIn {
    /** A bcrypt takes a quarter of a second of a core; more at once would keep senders waiting. */
    private static final int AT_ONCE = 4;

    private final Accounts accounts;
    private final LoginThrottle throttle;
    private final Semaphore running = new Semaphore(AT_ONCE);

    public LogIn(Accounts accounts, LoginThrottle throttle) {
        this.accounts = accounts;
        this.throttle = throttle;
    }

    /**
     * The account whose address and password these are; empty if they are nobody's.
     *
     * @param address where the request comes from
     * @throws TooManyTries if nothing was tried, because too much was before
     */
    public Optional<Account> attempt(String email, String password, String address) {
        if (!running.tryAcquire()) {
            throw TooManyTries.atOnce();
        }
        try {
            if (!throttle.admit(email, address)) {
                throw TooManyTries.failed();
            }
            Optional<Account> account = accounts.authenticate(email, password);
            account.ifPresent(known -> throttle.succeeded(email));
            return account;
        } finally {
            running.release();
        }
    }
}
