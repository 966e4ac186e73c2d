package rollcall.sender.form;

import rollcall.sender.WireName;

/** The form of each wire. */
public final class Forms {
    private static final Form HOUSE = new HouseForm();
    private static final Form EVENTYAY = new EventyayForm();
    private static final Form PENPOT = new PenpotForm();
    private static final Form OTLP = new OtlpForm();

    private Forms() {}

    /** The form in which that wire's messages are written. */
    public static Form of(WireName wire) {
        return switch (wire) {
            case ROLLCALL -> HOUSE;
            case EVENTYAY -> EVENTYAY;
            case PENPOT -> PENPOT;
            case OTLP -> OTLP;
        };
    }
}
