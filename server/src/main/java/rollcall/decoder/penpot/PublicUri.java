package rollcall.decoder.penpot;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import rollcall.decoder.WeighedJson;
import rollcall.report.ReportedValue;

/** Reads the instance's address: a text, or before 2.15 an object with its parts. */
final class PublicUri {
    /** Digits of the largest port. A number with an exponent is not a port, and could become a gigabyte of text. */
    private static final int PORT_DIGITS = 5;

    private PublicUri() {}

    static ReportedValue read(WeighedJson json) throws IOException {
        if (!json.isObject()) {
            return json.value();
        }
        Map<String, ReportedValue> parts = json.values("public-uri");
        String scheme = text(parts, "scheme", "", "://");
        String uri = scheme + text(parts, "host", "", "") + text(parts, "port", ":", "") + text(parts, "path", "", "");
        return scheme.isEmpty() ? new ReportedValue.Other("object") : new ReportedValue.Text(uri);
    }

    private static String text(Map<String, ReportedValue> parts, String name, String before, String after) {
        ReportedValue part = parts.get(name);
        if (part instanceof ReportedValue.Text text) {
            return before + text.text() + after;
        }
        return part instanceof ReportedValue.Number number && isPort(number.number())
                ? before + number.number() + after
                : "";
    }

    private static boolean isPort(BigDecimal number) {
        return number.scale() == 0 && number.precision() <= PORT_DIGITS;
    }
}
