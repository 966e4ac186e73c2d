package rollcall.access.people;

/**
 * Where a log-in comes from.
 *
 * @param network the visitor's address, see {@link InternetAddress#network}; never stored
 * @param browser the token of {@link KnownBrowsers} that the browser has; null for none, and it may be anything
 */
public record LoginClient(String network, String browser) {
    /** Without the address: what is printed finds its way into logs. */
    @Override
    public String toString() {
        return "Client[]";
    }
}
