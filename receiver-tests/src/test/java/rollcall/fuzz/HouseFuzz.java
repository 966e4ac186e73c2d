package rollcall.fuzz;

import rollcall.decoder.rollcall.RollcallDecoder;

/** Bytes as a heartbeat in the house form. */
public final class HouseFuzz {
    private static final Decoding DECODING = new Decoding(new RollcallDecoder()::decode, "none");

    private HouseFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] body) {
        DECODING.check(body);
    }
}
