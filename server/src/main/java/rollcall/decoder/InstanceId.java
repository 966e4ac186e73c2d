package rollcall.decoder;

import java.util.Optional;
import java.util.UUID;
import rollcall.input.JsonValues;

/** Reads the identifier of an installation. */
public final class InstanceId {
    /** What broken installations have in common: it would be one instance made of many. */
    private static final UUID NIL = new UUID(0, 0);

    private InstanceId() {}

    /** The UUID in its 36 characters, in upper or lower case; empty for everything else, and for the nil UUID. */
    public static Optional<UUID> of(String text) {
        return JsonValues.uuid(text).filter(id -> !id.equals(NIL));
    }
}
