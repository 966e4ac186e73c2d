package rollcall.intake;

import java.util.Map;
import rollcall.decoder.ReportDecoder;
import rollcall.decoder.eventyay.EventyayDecoder;
import rollcall.decoder.rollcall.RollcallDecoder;

/** Which protocol a product's heartbeats are written in. The key names the product, so nothing in the body has to be believed. */
public final class Decoders {
    private static final ReportDecoder ROLLCALL = new RollcallDecoder();
    private static final Map<String, ReportDecoder> BY_PRESET = Map.of("eventyay", new EventyayDecoder());

    private Decoders() {}

    /** The decoder for products of this preset: that of Rollcall's own format, unless the preset has one of its own. */
    public static ReportDecoder forPreset(String preset) {
        return BY_PRESET.getOrDefault(preset, ROLLCALL);
    }
}
