package rollcall.input;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rollcall.report.Rejection;

/** Checks the Content-Type of a request (RFC 9110, section 8.3). */
public final class MediaTypes {
    /** Only JSON. */
    public static final Set<String> JSON = Set.of("application/json");

    /** A form as browsers and most libraries send it. */
    public static final String FORM = "application/x-www-form-urlencoded";

    /** The name of the field at fault in answers and counts. */
    private static final String HEADER = "Content-Type";

    /** UTF-8 with its most common misspelling, and ASCII, which is a subset of it. */
    private static final Set<String> CHARSETS = Set.of("utf-8", "utf8", "us-ascii", "ascii");

    /** One parameter: a name, and a value that may stand in quotes. An empty parameter is allowed. */
    private static final Pattern PARAMETER =
            Pattern.compile("\\s*(?:([^\\s;=\"]+)\\s*(?:=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\"]*)))?)?\\s*(?:;|$)");

    /** A longer header is rejected, in characters. */
    private static final int LONGEST = 1024;

    private MediaTypes() {}

    /**
     * Accepts these media types. A charset, if there is one, must be UTF-8 or ASCII. Other parameters are ignored.
     *
     * @param contentType the Content-Type header; empty for none
     * @param accepted in lower case
     * @throws Malformed {@code unsupported_media_type} for all others
     */
    public static void require(String contentType, Set<String> accepted) {
        if (accepted.contains(contentType)) {
            return;
        }
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", 2);
        boolean known = contentType.length() <= LONGEST && accepted.contains(parts[0].strip());
        if (!known || parts.length == 2 && !isUtf8(parts[1])) {
            throw new Malformed(Rejection.UNSUPPORTED_MEDIA_TYPE, HEADER);
        }
    }

    /** Whether a Content-Type header is that of a form. */
    public static boolean isForm(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals(FORM);
    }

    private static boolean isUtf8(String parameters) {
        Matcher each = PARAMETER.matcher(parameters);
        int read = 0;
        while (read < parameters.length() && each.find(read) && each.start() == read) {
            String value = each.group(2) == null ? each.group(3) : each.group(2);
            if ("charset".equals(each.group(1)) && !CHARSETS.contains(value == null ? "" : value.strip())) {
                return false;
            }
            read = each.end();
        }
        // Text that is not a list of parameters names no charset, so it is accepted.
        return true;
    }
}
