package rollcall.fuzz;

import rollcall.decoder.eventyay.EventyayDecoder;

/** Bytes as Eventyay's heartbeat. */
public final class EventyayFuzz {
    private static final Decoding DECODING = new Decoding(new EventyayDecoder()::decode, "eventyay");

    private EventyayFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] body) {
        DECODING.check(body);
    }
}
