package rollcall.access.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Base64;
import rollcall.access.Secrets;
import rollcall.report.Sha256;

/**
 * The addresses from which people have logged in since this process started. They are held as hashes with a random key that is never
 * stored.
 */
final class KnownAddresses {
    private final String key = Secrets.token();
    private final Cache<String, Boolean> known = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(Duration.ofDays(30))
            .build();

    void remember(String network, String email) {
        known.put(hidden(network), true);
        known.put(hidden(network + " " + Accounts.typed(email)), true);
    }

    /** True if anybody has logged in from this network. */
    boolean has(String network) {
        return known.getIfPresent(hidden(network)) != null;
    }

    /** True if this account has logged in from this network. */
    boolean has(String network, String email) {
        return known.getIfPresent(hidden(network + " " + Accounts.typed(email))) != null;
    }

    private String hidden(String text) {
        return Base64.getEncoder().encodeToString(Sha256.of(key + text));
    }
}
