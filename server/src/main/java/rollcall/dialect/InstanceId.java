package rollcall.dialect;

import java.util.Optional;
import java.util.UUID;

/** Reads the identifier of an installation. */
public final class InstanceId {
    /** What broken installations have in common: it would be one instance made of many. */
    private static final UUID NIL = new UUID(0, 0);

    private InstanceId() {}

    /** The UUID in its 36 characters, in upper or lower case; empty for everything else, and for the nil UUID. */
    public static Optional<UUID> of(String text) {
        try {
            UUID id = UUID.fromString(text);
            // Java alone would take shortened groups as well.
            return id.equals(NIL) || !id.toString().equalsIgnoreCase(text) ? Optional.empty() : Optional.of(id);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
