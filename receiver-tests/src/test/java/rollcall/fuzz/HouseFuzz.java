package rollcall.fuzz;

import rollcall.dialect.house.House;

/** Bytes as a heartbeat in the house form. */
public final class HouseFuzz {
    private static final Decoding DECODING = new Decoding(new House()::decode, "none");

    private HouseFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] body) {
        DECODING.check(body);
    }
}
