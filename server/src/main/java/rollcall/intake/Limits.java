package rollcall.intake;

import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import rollcall.decoder.penpot.PenpotDecoder;
import rollcall.input.MediaTypes;
import rollcall.intake.memory.MemoryBudget;

/**
 * What an endpoint accepts.
 *
 * @param packed most bytes of the body as it arrives
 * @param plain most bytes once the Content-Encoding is undone
 * @param mediaTypes accepted media types, in lower case; their charset, where one is given, must be UTF-8
 * @param unpacked most bytes to which something that is packed within a plain body unpacks; 0 for nothing
 */
public record Limits(int packed, int plain, Set<String> mediaTypes, ToLongFunction<byte[]> unpacked) {
    private static final Set<String> JSON = MediaTypes.JSON;
    private static final ToLongFunction<byte[]> NOTHING = body -> 0;
    private static final int MIB = 1 << 20;

    /** Most bytes of a body that arrives from anybody. */
    private static final int SMALL = 64 * 1024;

    private static final Set<String> ANY_JSON =
            Set.of("application/json", "text/json", "text/plain", MediaTypes.FORM, "");

    /** A heartbeat, packed and unpacked: a genuine one with 350 plugins is over 10,000 bytes. */
    public static final Limits HEARTBEAT = new Limits(64 * 1024, 64 * 1024, JSON, NOTHING);

    /** A request to be forgotten: an identifier, and room for members that a newer sender may add. */
    public static final Limits FORGET = new Limits(4 * 1024, 4 * 1024, JSON, NOTHING);

    /** A batch of events as JSON. */
    public static final Limits BATCH = new Limits(16 * MIB, 64 * MIB, JSON, NOTHING);

    /** Penpot's: a batch of events is a packed text within JSON. */
    public static final Limits PENPOT = new Limits(16 * MIB, 64 * MIB, JSON, PenpotDecoder::unpacked);

    /** OpenTelemetry's requests: 5,000 records of TimeTracker's size have some 8 MiB. */
    public static final Limits OTLP =
            new Limits(16 * MIB, 16 * MIB, Set.of("application/json", "application/x-protobuf"), NOTHING);

    /** What a mapping reads: JSON whatever its sender calls it, or a form. */
    public static final Limits MAPPED = new Limits(4 * MIB, 16 * MIB, ANY_JSON, NOTHING);

    /** The same, where the key stands in the body: nobody is known yet who could have more. */
    static final Limits MAPPED_KEY = new Limits(SMALL, MemoryBudget.SMALL, ANY_JSON, NOTHING);

    /**
     * Most bytes to which something unpacks that is packed within the body; 0 for nothing.
     *
     * @param small a small plain body; null for any other, for which the endpoint's limit counts
     */
    long within(byte @Nullable [] small) {
        if (unpacked == NOTHING) {
            return 0;
        }
        return small == null ? plain : unpacked.applyAsLong(small);
    }
}
