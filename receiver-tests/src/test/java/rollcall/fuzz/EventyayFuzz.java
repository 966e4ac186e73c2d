package rollcall.fuzz;

import rollcall.dialect.eventyay.Eventyay;

/** Bytes as Eventyay's heartbeat. */
public final class EventyayFuzz {
    private static final Decoding DECODING = new Decoding(new Eventyay()::decode, "eventyay");

    private EventyayFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] body) {
        DECODING.check(body);
    }
}
