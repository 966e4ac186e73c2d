package rollcall.decoder.otlp;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import rollcall.decoder.InstanceId;
import rollcall.input.Malformed;
import rollcall.report.Rejection;

/**
 * Finds the installation that a log record belongs to: {@code install_id}, otherwise {@code app.installation.id}, each first on the record
 * and then on its resource. The first of these with a value counts; a value that is not a UUID is an error.
 */
final class Installation {
    private static final List<String> NAMES = List.of(AttributeNames.INSTALL_ID, AttributeNames.APP_INSTALLATION_ID);
    private static final List<String> NAMES_THAT_LAST =
            List.of(AttributeNames.INSTALL_ID, AttributeNames.APP_INSTALLATION_ID, AttributeNames.SERVICE_INSTANCE_ID);

    private static final Pattern BARE = Pattern.compile("[0-9a-fA-F]{32}");

    private final boolean processesLast;

    /** @param processesLast true if {@code service.instance.id} counts too, after the others */
    Installation(boolean processesLast) {
        this.processesLast = processesLast;
    }

    /**
     * The identifier of the installation; empty if neither record nor resource names one.
     *
     * @throws Malformed {@code invalid_field} with the attribute's name
     */
    Optional<UUID> of(Attributes record, Attributes resource) {
        for (String name : processesLast ? NAMES_THAT_LAST : NAMES) {
            for (Attributes attributes : List.of(record, resource)) {
                if (!attributes.lacks(name)) {
                    return Optional.of(attributes
                            .text(name)
                            .flatMap(Installation::uuid)
                            .orElseThrow(() -> new Malformed(Rejection.INVALID_FIELD, name)));
                }
            }
        }
        return Optional.empty();
    }

    /** The error for a missing installation. It names the identifier of a process if there is one, otherwise the missing attribute. */
    static Malformed missing(Attributes record, Attributes resource) {
        boolean process = !record.lacks(AttributeNames.SERVICE_INSTANCE_ID)
                || !resource.lacks(AttributeNames.SERVICE_INSTANCE_ID);
        return process
                ? new Malformed(Rejection.INVALID_FIELD, AttributeNames.SERVICE_INSTANCE_ID)
                : new Malformed(Rejection.MISSING_REQUIRED_FIELDS, AttributeNames.INSTALL_ID);
    }

    /** Reads a UUID of 36 characters or 32 digits, perhaps in braces or after {@code urn:uuid:}: programs print UUIDs in all these ways. */
    private static Optional<UUID> uuid(String text) {
        String id = text.strip();
        if (id.regionMatches(true, 0, "urn:uuid:", 0, 9)) {
            id = id.substring(9);
        } else if (id.startsWith("{") && id.endsWith("}")) {
            id = id.substring(1, id.length() - 1);
        }
        return InstanceId.of(BARE.matcher(id).matches() ? hyphenated(id) : id);
    }

    private static String hyphenated(String digits) {
        return String.join(
                "-",
                digits.substring(0, 8),
                digits.substring(8, 12),
                digits.substring(12, 16),
                digits.substring(16, 20),
                digits.substring(20));
    }
}
