package rollcall.http.request;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the headers of proxies as lists: all lines of one header together, starting at the visitor. {@link Caller} decides whether to
 * believe them.
 */
public final class Forwarded {
    private static final String STANDARD = "Forwarded";

    private Forwarded() {}

    /** The elements of a header like {@code X-Forwarded-For}; none of them is blank. */
    static List<String> list(Context context, String header) {
        return lines(context, header)
                .flatMap(line -> split(line, ',').stream())
                .map(Forwarded::unquoted)
                .filter(element -> !element.isEmpty())
                .toList();
    }

    /** The value of this name in each element of {@code Forwarded} (RFC 7239); empty for an element that lacks it. */
    static List<String> standard(Context context, String name) {
        return lines(context, STANDARD)
                .flatMap(line -> split(line, ',').stream())
                .filter(element -> !element.isBlank())
                .map(element -> value(element, name))
                .toList();
    }

    /** True if the request has one of these headers. */
    static boolean any(Context context) {
        Enumeration<String> names = context.req().getHeaderNames();
        while (names.hasMoreElements()) {
            String name = names.nextElement();
            if (name.equalsIgnoreCase(STANDARD) || name.regionMatches(true, 0, "X-Forwarded-", 0, 12)) {
                return true;
            }
        }
        return false;
    }

    private static Stream<String> lines(Context context, String header) {
        return Collections.list(context.req().getHeaders(header)).stream();
    }

    /** Splits at separators outside quotes. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    private static String value(String element, String name) {
        for (String pair : split(element, ';')) {
            int equals = pair.indexOf('=');
            if (equals > 0 && pair.substring(0, equals).strip().equalsIgnoreCase(name)) {
                return unquoted(pair.substring(equals + 1));
            }
        }
        return "";
    }

    private static String unquoted(String text) {
        String bare = text.strip();
        boolean quoted = bare.length() >= 2 && bare.startsWith("\"") && bare.endsWith("\"");
        return quoted
                ? bare.substring(1, bare.length() - 1)
                        .replaceAll("\\\\(.)", "$1")
                        .strip()
                : bare;
    }
}
