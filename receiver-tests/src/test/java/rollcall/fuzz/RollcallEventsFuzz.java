package rollcall.fuzz;

import rollcall.decoder.rollcall.RollcallEventsDecoder;

/** Bytes as events in Rollcall's own JSON format. */
public final class RollcallEventsFuzz {
    private static final Decoding DECODING = new Decoding(new RollcallEventsDecoder()::decode, "penpot");

    private RollcallEventsFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] body) {
        DECODING.check(body);
    }
}
