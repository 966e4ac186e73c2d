package rollcall.access.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Base64;
import rollcall.access.Secrets;
import rollcall.report.Sha256;

/** The addresses from which somebody logged in since this process started, as hashes with a random key that dies with it. */
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

    /** Whether anybody logged in from there. */
    boolean has(String network) {
        return known.getIfPresent(hidden(network)) != null;
    }

    /** Whether this account was logged in to from there. */
    boolean has(String network, String email) {
        return known.getIfPresent(hidden(network + " " + Accounts.typed(email))) != null;
    }

    private String hidden(String text) {
        return Base64.getEncoder().encodeToString(Sha256.of(key + text));
    }
}
