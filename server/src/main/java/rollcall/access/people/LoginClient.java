package rollcall.access.people;

import org.jspecify.annotations.Nullable;

/**
 * The origin of a log-in.
 *
 * @param network the visitor's network, see {@link InternetAddress#network}; never stored
 * @param browser the browser's token of {@link KnownBrowsers}; null without one; unchecked
 */
public record LoginClient(String network, @Nullable String browser) {
    /** Leaves the address out, because printed text reaches logs. */
    @Override
    public String toString() {
        return "Client[]";
    }
}
