package rollcall.sender;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a superuser wants the sender to do.
 *
 * @param endpoint the receiver's URL, http or https; empty to send nothing by itself
 * @param apiKey the receiver's key; null to keep the one that is stored, empty for none
 * @param contact an e-mail address; empty for none
 * @param audit whether the local audit log is kept
 */
public record Wish(Level level, WireName wire, String endpoint, String apiKey, String contact, boolean audit) {
    private static final int LONGEST_ENDPOINT = 500;

    // TimeTracker's administrators may enter a whole header, with Basic before the rest.
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{0,300}|(?i:Basic) [\\x21-\\x7E]{1,300}");

    private static final Pattern CONTACT = Pattern.compile("(?=.{0,254}$)[^\\s@<>]+@[^\\s@<>]+\\.[^\\s@<>.]+|");

    /** @throws InvalidWish if something of it cannot be */
    void check() {
        checkEndpoint();
        if (apiKey != null && !KEY.matcher(apiKey).matches()) {
            throw new InvalidWish(
                    "api_key", "A key is at most 300 printable characters without a space, but for one behind Basic.");
        }
        if (!CONTACT.matcher(contact).matches()) {
            throw new InvalidWish("contact", "This is no e-mail address.");
        }
    }

    private void checkEndpoint() {
        if (endpoint.isEmpty()) {
            return;
        }
        URI uri = uri();
        boolean web = uri.getScheme() != null && Set.of("http", "https").contains(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getRawFragment() != null || endpoint.length() > LONGEST_ENDPOINT) {
            throw new InvalidWish(
                    "endpoint", "An address begins with https:// (or http://), names a host and has no # in it.");
        }
        if (uri.getRawUserInfo() != null) {
            throw new InvalidWish(
                    "endpoint", "Leave the name and password out of the address: the key has its own field.");
        }
        if (uri.getRawQuery() != null && uri.getRawQuery().contains("api_key=")) {
            throw new InvalidWish(
                    "endpoint",
                    "Leave the key out of the address: it has its own field, and what is typed there is never shown.");
        }
    }

    private URI uri() {
        try {
            return URI.create(endpoint);
        } catch (IllegalArgumentException e) {
            throw new InvalidWish("endpoint", "This is no address.");
        }
    }
}
