package rollcall.access.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Checks a password, as often and as much at once as the throttles allow. */
public final class PasswordLogin {
    private static final int OWN_TRIES = 5;

    private final Accounts accounts;
    private final LoginThrottle throttle;
    private final KnownBrowsers browsers;
    private final KnownAddresses addresses = new KnownAddresses();
    private final PasswordChecks checks = new PasswordChecks();
    private final MemoryThrottle sessions;

    public PasswordLogin(Accounts accounts, LoginThrottle throttle, KnownBrowsers browsers, Clock clock) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.browsers = browsers;
        this.sessions = new MemoryThrottle(OWN_TRIES, clock);
    }

    /**
     * The account whose address and password these are; empty if they are nobody's.
     *
     * @throws TooManyLogins if nothing was tried, because too much was before
     */
    public Optional<Account> attempt(String email, String password, LoginClient loginClient) {
        Optional<String> browser = browsers.name(loginClient.browser(), email);
        String place = browser.map(name -> "browser " + name).orElse("network " + loginClient.network());
        throttle.admit(email, place);
        try {
            return check(email, password, loginClient, browser.isPresent(), place);
        } catch (TooManyLogins e) {
            throttle.notTried(email, place);
            throw e;
        }
    }

    /**
     * From now on this address counts as one from which the account's owner comes, and so does the browser.
     *
     * @return the browser's new token
     */
    public String remember(Account account, LoginClient loginClient) {
        addresses.remember(loginClient.network(), account.email());
        return browsers.token(account.email());
    }

    /**
     * Whether it is the password of somebody who is logged in. Failures are counted by session, so that nobody else's are.
     *
     * @param session what only this session has
     * @throws TooManyLogins if there were five failures in 15 minutes
     */
    public boolean confirm(Account account, String password, String session) {
        Duration wait = sessions.admit("", session);
        if (!wait.isZero()) {
            throw TooManyLogins.failed(wait);
        }
        Semaphore taken = checks.take(true);
        try {
            boolean right = accounts.authenticate(account.email(), password).isPresent();
            if (right) {
                sessions.forget("", session);
            }
            return right;
        } finally {
            taken.release();
        }
    }

    private Optional<Account> check(
            String email, String password, LoginClient loginClient, boolean knownBrowser, String place) {
        boolean own = knownBrowser || addresses.has(loginClient.network(), email);
        if (!own) {
            throttle.admitStranger(email);
        }
        Semaphore taken = checks.take(own || addresses.has(loginClient.network()));
        try {
            Instant counted = throttle.count(email, own);
            Optional<Account> account = accounts.authenticate(email, password);
            if (account.isPresent()) {
                throttle.succeeded(email, place, counted);
            }
            return account;
        } finally {
            taken.release();
        }
    }
}
