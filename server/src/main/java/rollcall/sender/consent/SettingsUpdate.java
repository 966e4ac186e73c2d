package rollcall.sender.consent;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rollcall.encoder.Protocol;
import rollcall.report.InvalidInput;

/**
 * What a superuser wants the sender to do.
 *
 * @param level null to leave it as it is, which is no agreement to anything
 * @param endpoint the receiver's URL, http or https; empty to send nothing by itself
 * @param apiKey the receiver's key; null to keep the one that is stored as long as the endpoint stays, empty for none
 * @param contact an e-mail address; empty for none
 * @param audit whether the local audit log is kept
 */
public record SettingsUpdate(
        @Nullable TelemetryLevel level,
        Protocol protocol,
        String endpoint,
        @Nullable String apiKey,
        String contact,
        boolean audit) {
    // TimeTracker's administrators may enter a whole header, with Basic before the rest.
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{0,300}|(?i:Basic) [\\x21-\\x7E]{1,300}");

    private static final Pattern CONTACT = Pattern.compile("(?=.{0,254}$)[^\\s@<>]+@[^\\s@<>]+\\.[^\\s@<>.]+|");

    /** @throws InvalidInput if something of it cannot be */
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
