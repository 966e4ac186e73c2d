package rollcall.intake;

import java.util.Set;
import rollcall.wire.MediaTypes;

/**
 * What a door takes.
 *
 * @param packed most bytes on the wire
 * @param plain most bytes once the Content-Encoding is undone
 * @param mediaTypes accepted media types, in lower case; their charset, where one is given, must be UTF-8
 * @param unpacks whether there is something packed within a plain body, so that a small one can come to hold much
 */
public record Limits(int packed, int plain, Set<String> mediaTypes, boolean unpacks) {
    private static final Set<String> JSON = MediaTypes.JSON;
    private static final int MIB = 1 << 20;

    /** A heartbeat, packed and unpacked: a genuine one with 350 plugins is over 10,000 bytes. */
    public static final Limits HEARTBEAT = new Limits(64 * 1024, 64 * 1024, JSON, false);

    /** A request to be forgotten: an identifier, and room for what a newer sender may add. */
    public static final Limits FORGET = new Limits(4 * 1024, 4 * 1024, JSON, false);

    /** A batch of events as JSON. */
    public static final Limits BATCH = new Limits(16 * MIB, 64 * MIB, JSON, false);

    /** Penpot's: a batch of events is a packed text within JSON. */
    public static final Limits PENPOT = new Limits(16 * MIB, 64 * MIB, JSON, true);

    /** OpenTelemetry's requests: 5,000 records of TimeTracker's size have some 8 MiB. */
    public static final Limits OTLP =
            new Limits(16 * MIB, 16 * MIB, Set.of("application/json", "application/x-protobuf"), false);
}
