package rollcall.access.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollcall.access.Secrets;
import rollcall.product.Products;
import rollcall.report.InvalidInput;
import rollcall.report.Product;
import rollcall.report.Sha256;
import rollcall.store.people.ApiKeyDao;

/**
 * The API keys of senders: {@code rc_}, eight public characters that name the key, {@code _}, 256 random bits. Only the SHA-256 of a key is
 * stored. A key belongs to one product.
 */
public final class ApiKeys {
    private static final int LENGTH = 55;
    private static final String PREFIX_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LONGEST_LABEL = 80;
    private static final ExpectedKey NONE = new ExpectedKey(new byte[32], null);

    private final ApiKeyDao keys;
    private final Products products;
    private final Clock clock;

    /** Keys by prefix. Unknown prefixes are cached too, so that a sender with a wrong key does not cause a query each time. */
    private final Cache<String, ExpectedKey> expectedKeys = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    /** The hash that a presented key has to match, and its product; null if the key is unknown or revoked. */
    private record ExpectedKey(byte[] sha256, @Nullable Product product) {}

    public ApiKeys(ApiKeyDao keys, Products products, Clock clock) {
        this.keys = keys;
        this.products = products;
        this.clock = clock;
    }

    /**
     * The product of a key; empty if the key is unknown or revoked. Accepts anything. A key that was used in the last 5 s needs no database
     * query, nor does a text that does not have the form of a key.
     */
    public Optional<Product> authenticate(String presented) {
        if (!isShaped(presented)) {
            return Optional.empty();
        }
        ExpectedKey expectedKey = expectedKeys.get(prefix(presented), this::expected);
        boolean fits = MessageDigest.isEqual(Sha256.of(presented), expectedKey.sha256);
        return fits ? Optional.ofNullable(expectedKey.product) : Optional.empty();
    }

    /**
     * Issues a key and returns it; it cannot be read again.
     *
     * @param label its purpose; may be empty, at most 80 characters
     * @param by who issues it
     * @throws InvalidInput if the label is too long or has control characters
     */
    public String issue(Product product, String label, String by) {
        String shown = label.strip();
        if (shown.length() > LONGEST_LABEL || shown.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("label", "A label is at most 80 characters on one line.");
        }
        String prefix = Secrets.text(8, PREFIX_ALPHABET);
        String key = "rc_" + prefix + "_" + Secrets.token();
        if (keys.insert(prefix, product.id(), Sha256.of(key), shown, by, clock.instant()) == 0) {
            return issue(product, label, by);
        }
        expectedKeys.invalidate(prefix);
        return key;
    }

    /** The public part of a key, by which it is listed. */
    public static String prefix(String key) {
        return key.substring(3, 11);
    }

    /** A product's keys, newest first, with the revoked ones. */
    public List<IssuedKey> list(Product product) {
        return keys.ofProduct(product.id()).stream()
                .map(row -> new IssuedKey(
                        row.prefix(),
                        row.label(),
                        row.issuedBy(),
                        row.issuedAt(),
                        row.revokedAt(),
                        row.useKnownSince()))
                .toList();
    }

    /** Revokes a key: at once on this server, within 5 s on others. False if no key with this prefix is in force. */
    public boolean revoke(String prefix) {
        boolean revoked = keys.revoke(prefix, clock.instant()) == 1;
        expectedKeys.invalidate(prefix);
        return revoked;
    }

    /** True if the product has a key in force. */
    public boolean any(Product product) {
        return list(product).stream().anyMatch(IssuedKey::inForce);
    }

    /** True if a text has the form of a key, so that its prefix may be looked up. */
    private static boolean isShaped(String presented) {
        boolean framed = presented.length() == LENGTH && presented.startsWith("rc_") && presented.charAt(11) == '_';
        return framed && presented.substring(3, 11).chars().allMatch(c -> PREFIX_ALPHABET.indexOf(c) >= 0);
    }

    private ExpectedKey expected(String prefix) {
        return keys.find(prefix)
                .filter(row -> row.revokedAt() == null)
                .flatMap(row -> products.byId(row.productId()).map(product -> new ExpectedKey(row.sha256(), product)))
                .orElse(NONE);
    }
}
