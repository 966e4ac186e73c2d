package rollcall.wire;

import java.util.Locale;
import java.util.Set;
import rollcall.report.Refusal;

/** What a request says of its body. */
public final class MediaTypes {
    /** JSON alone. */
    public static final Set<String> JSON = Set.of("application/json");

    private MediaTypes() {}

    /**
     * Lets these media types pass; a charset, where one is given, must be UTF-8.
     *
     * @param contentType the Content-Type header; empty for none
     * @param accepted in lower case
     * @throws Malformed {@code unsupported_media_type} for all others
     */
    public static void require(String contentType, Set<String> accepted) {
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", 2);
        boolean utf8 = parts.length == 1
                || !parts[1].contains("charset")
                || parts[1].replace("\"", "").replace(" ", "").contains("charset=utf-8");
        if (!accepted.contains(parts[0].strip()) || !utf8) {
            throw new Malformed(Refusal.UNSUPPORTED_MEDIA_TYPE);
        }
    }
}
