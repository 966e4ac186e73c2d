package rollcall.access.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import rollcall.store.people.AccountDao;

/**
 * The accounts whose failed log-ins were reset by {@code user password}, perhaps in another process. It queries the database at most once
 * in 2 s, however many visitors are throttled.
 */
public final class ThrottleResets {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final AccountDao accounts;
    private final Map<String, Instant> known = new ConcurrentHashMap<>();
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    public ThrottleResets(AccountDao accounts) {
        this.accounts = accounts;
    }

    /** Passes on each account that was reset since it was last passed on. */
    void anew(Consumer<String> account) {
        long due = next.get();
        long now = System.nanoTime();
        if (now - due >= 0 && next.compareAndSet(due, now + PAUSE.toNanos())) {
            accounts.forgiven().forEach((email, at) -> {
                if (!at.equals(known.put(email, at))) {
                    account.accept(email);
                }
            });
        }
    }
}
