package rollcall.fuzz;

import rollcall.decoder.rollcall.RollcallEventsDecoder;

/** Bytes as events in the house form. */
public final class HouseEventsFuzz {
    private static final Decoding DECODING = new Decoding(new RollcallEventsDecoder()::decode, "penpot");

    private HouseEventsFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] body) {
        DECODING.check(body);
    }
}
