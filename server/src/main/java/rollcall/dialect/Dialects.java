package rollcall.dialect;

import java.util.Map;
import rollcall.dialect.eventyay.Eventyay;
import rollcall.dialect.house.House;

/** Which dialect a product's heartbeats are written in. The key names the product, so nothing in the payload has to be believed. */
public final class Dialects {
    private static final ReportDialect HOUSE = new House();
    private static final Map<String, ReportDialect> BY_PRESET = Map.of("eventyay", new Eventyay());

    private Dialects() {}

    /** The dialect for products of this preset: the house form unless the seed has one of its own. */
    public static ReportDialect forPreset(String preset) {
        return BY_PRESET.getOrDefault(preset, HOUSE);
    }
}
