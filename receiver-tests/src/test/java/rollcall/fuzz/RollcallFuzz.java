package rollcall.fuzz;

import rollcall.decoder.rollcall.RollcallDecoder;

/** Bytes as a heartbeat in Rollcall's own JSON format. */
public final class RollcallFuzz {
    private static final Decoding DECODING = new Decoding(new RollcallDecoder()::decode, "none");

    private RollcallFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] body) {
        DECODING.check(body);
    }
}
