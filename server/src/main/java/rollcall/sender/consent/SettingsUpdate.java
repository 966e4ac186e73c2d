package rollcall.sender.consent;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rollcall.encoder.Protocol;
import rollcall.report.InvalidInput;

/**
 * The settings that a superuser entered.
 *
 * @param level the level; null to keep the stored level, which agrees to nothing
 * @param protocol the protocol in which reports are sent
 * @param endpoint the receiver's URL, http or https; empty to send no report by itself
 * @param apiKey the receiver's key; empty for none; null to keep the stored key, which requires that the endpoint stays
 * @param contact an e-mail address; empty for none
 * @param audit whether the local audit log is on
 */
public record SettingsUpdate(
        @Nullable TelemetryLevel level,
        Protocol protocol,
        String endpoint,
        @Nullable String apiKey,
        String contact,
        boolean audit) {
    // TimeTracker's administrators may enter the whole value of the header, with Basic before the rest.
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{0,300}|(?i:Basic) [\\x21-\\x7E]{1,300}");

    private static final Pattern CONTACT = Pattern.compile("(?=.{0,254}$)[^\\s@<>]+@[^\\s@<>]+\\.[^\\s@<>.]+|");

    /** @throws InvalidInput if the endpoint, the key or the contact is not valid */
    void check() {
        Endpoint.check(endpoint);
        if (apiKey != null && !KEY.matcher(apiKey).matches()) {
            throw new InvalidInput(
                    "api_key", "A key is at most 300 printable characters without a space, but for one behind Basic.");
        }
        if (!CONTACT.matcher(contact).matches()) {
            throw new InvalidInput("contact", "This is no e-mail address.");
        }
    }
}
