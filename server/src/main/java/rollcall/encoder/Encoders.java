package rollcall.encoder;

/** The form of each wire. */
public final class Encoders {
    private static final Encoder HOUSE = new RollcallEncoder();
    private static final Encoder EVENTYAY = new EventyayEncoder();
    private static final Encoder PENPOT = new PenpotEncoder();
    private static final Encoder OTLP = new OtlpEncoder();

    private Encoders() {}

    /** The form in which that wire's messages are written. */
    public static Encoder of(Protocol wire) {
        return switch (wire) {
            case ROLLCALL -> HOUSE;
            case EVENTYAY -> EVENTYAY;
            case PENPOT -> PENPOT;
            case OTLP -> OTLP;
        };
    }
}
