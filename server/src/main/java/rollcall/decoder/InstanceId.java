package rollcall.decoder;

import java.util.Optional;
import java.util.UUID;
import rollcall.input.JsonValues;

/** Reads the identifier of an installation. */
public final class InstanceId {
    /** The nil UUID, which broken installations share: they would count as one instance. */
    private static final UUID NIL = new UUID(0, 0);

    private InstanceId() {}

    /** The UUID of a text of 36 characters, in upper or lower case; empty for other texts and for the nil UUID. */
    public static Optional<UUID> of(String text) {
        return JsonValues.uuid(text).filter(id -> !id.equals(NIL));
    }
}
