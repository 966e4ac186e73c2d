package rollcall.http.web;

import io.javalin.http.Context;
import java.util.Locale;

/** How an answer may be packed. */
enum AcceptedEncoding {
    ZSTD,
    GZIP;

    /** As {@code Content-Encoding} and {@code Accept-Encoding} call it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether whoever asks takes it: {@code Accept-Encoding} names it, or everything, and not with a weight of 0. */
    boolean isTaken(Context context) {
        String accepted = context.header("Accept-Encoding");
        Boolean named = null;
        Boolean any = null;
        for (String each : accepted == null ? new String[0] : accepted.split(",")) {
            String[] parts = each.strip().split("\\s*;\\s*", 2);
            if (parts[0].equalsIgnoreCase(code())) {
                named = !isNothing(parts);
            } else if (parts[0].equals("*")) {
                any = !isNothing(parts);
            }
        }
        return named == null ? any == Boolean.TRUE : named;
    }

    private static boolean isNothing(String[] parts) {
        return parts.length > 1 && parts[1].toLowerCase(Locale.ROOT).matches("q\\s*=\\s*0(\\.0*)?");
    }
}
