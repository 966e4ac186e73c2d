package rollcall.http.answer;

import io.javalin.http.Context;
import java.util.Locale;

/** The encodings in which an answer may be packed, the preferred one first. */
public enum AcceptedEncoding {
    ZSTD,
    GZIP;

    /** The name in {@code Content-Encoding} and {@code Accept-Encoding}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True if {@code Accept-Encoding} names this encoding, or all, with a weight above 0. */
    public boolean isTaken(Context context) {
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
        return named == null ? Boolean.TRUE.equals(any) : named;
    }

    private static boolean isNothing(String[] parts) {
        return parts.length > 1 && parts[1].toLowerCase(Locale.ROOT).matches("q\\s*=\\s*0(\\.0*)?");
    }
}
