package rollcall.access.people;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rollcall.access.Secrets;
import rollcall.access.SiteKey;

/**
 * Browsers that have logged in to an account before. Each has a signed token, and failures of strangers do not count against it. The token
 * opens nothing; the password is still needed.
 */
public final class KnownBrowsers {
    /** How long a browser is known after a log-in. */
    public static final Duration LASTS = Duration.ofDays(180);

    private static final String PURPOSE = "browser";
    private static final Pattern TOKEN = Pattern.compile("(([A-Za-z0-9_-]{22})\\.(\\d{1,6}))\\.([A-Za-z0-9_-]{22})");

    private final SiteKey key;
    private final Clock clock;

    public KnownBrowsers(SiteKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** A new token for a browser that has just logged in with this address. */
    public String token(String email) {
        String text = Secrets.token().substring(0, 22) + "." + today();
        return text + "." + key.sign(PURPOSE, signed(text, email));
    }

    /** The browser's random name if it has logged in with this address in the last 180 days. Accepts anything. */
    Optional<String> name(@Nullable String token, String email) {
        Matcher parts = TOKEN.matcher(token == null ? "" : token);
        if (!parts.matches() || !key.signed(PURPOSE, signed(parts.group(1), email), parts.group(4))) {
            return Optional.empty();
        }
        long age = today() - Long.parseLong(parts.group(3));
        return age <= LASTS.toDays() ? Optional.of(parts.group(2)) : Optional.empty();
    }

    private long today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
    }

    private static String signed(String text, String email) {
        return text + "." + Accounts.typed(email);
    }
}
