package rollcall.access.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Checks passwords, within the limits of the throttles. */
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
     * The account with this address and password; empty if there is none.
     *
     * @throws TooManyLogins if the password was not checked, because there were too many tries
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
     * Remembers this address and this browser as the account's own.
     *
     * @return the browser's new token
     */
    public String remember(Account account, LoginClient loginClient) {
        addresses.remember(loginClient.network(), account.email());
        return browsers.token(account.email());
    }

    /**
     * True if this is the password of a logged-in account. Failures are counted by session, so that they affect nobody else.
     *
     * @param session a text that only this session has
     * @throws TooManyLogins after five failures in 15 minutes
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

    /**
     * The origin of a log-in.
     *
     * @param network the visitor's network, see {@link rollcall.access.peers.InternetAddress#network}; never stored
     * @param browser the browser's token of {@link KnownBrowsers}; null without one; unchecked
     */
    public record LoginClient(String network, @Nullable String browser) {
        /** Leaves the address out, because printed text reaches logs. */
        @Override
        public String toString() {
            return "LoginClient[]";
        }
    }
}
