package rollcall.dialect.penpot;

import java.io.IOException;
import java.util.Map;
import rollcall.dialect.WeighedJson;
import rollcall.report.Claim;

/** The instance's address: a text, or before 2.15 the parts of one. */
final class PublicUri {
    private PublicUri() {}

    static Claim read(WeighedJson json) throws IOException {
        if (!json.isObject()) {
            return json.claim();
        }
        Map<String, Claim> parts = json.claims("public-uri");
        String scheme = text(parts, "scheme", "", "://");
        String uri = scheme + text(parts, "host", "", "") + text(parts, "port", ":", "") + text(parts, "path", "", "");
        return scheme.isEmpty() ? new Claim.Other("object") : new Claim.Text(uri);
    }

    private static String text(Map<String, Claim> parts, String name, String before, String after) {
        Claim part = parts.get(name);
        if (part instanceof Claim.Text text) {
            return before + text.text() + after;
        }
        return part instanceof Claim.Number number ? before + number.number().toPlainString() + after : "";
    }
}
