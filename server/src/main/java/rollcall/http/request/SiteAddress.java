package rollcall.http.request;

import io.javalin.http.Context;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Host, port and path by which a visitor reached this receiver. Headers may be forged: only what is shaped like a host is repeated. */
public final class SiteAddress {
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|\\[[0-9A-Fa-f:.]{2,45}])(?::(\\d{1,5}))?");

    /** A path without empty parts and without parts of dots only: two slashes at its start would begin the address of another site. */
    private static final Pattern PREFIX = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~-]{1,100}){1,10}");

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private SiteAddress() {}

    /** Scheme, host, port and prefix before the paths of this site. */
    public static String of(Context context) {
        return Caller.of(context).site();
    }

    /**
     * The proxy's host if there is one, otherwise the {@code Host} of the request, otherwise {@code localhost}; with the port unless it is
     * the scheme's default.
     *
     * @param hosts the names that proxies pass on, the most trustworthy first
     * @param ports the visitor's ports that proxies pass on, the nearest to the visitor first; used if the host has no port
     */
    static String host(Context context, Stream<String> hosts, Stream<String> ports, boolean https) {
        String own = context.header("Host");
        Matcher host = Stream.concat(hosts, Stream.ofNullable(own).map(String::strip))
                .map(HOST::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .orElse(null);
        if (host == null) {
            return "localhost:" + context.port();
        }
        int port = host.group(2) == null ? port(ports) : Integer.parseInt(host.group(2));
        // A proxy behind the one that decrypts https passes its own port on: 80 is no port of https, 443 none of http.
        boolean usual = port == 0 || port == HTTPS && https || port == HTTP && !https;
        boolean wrong = host.group(2) == null && (port == HTTP || port == HTTPS);
        return usual || wrong ? host.group(1) : host.group(1) + ":" + port;
    }

    /** Joins the prefixes that several proxies removed; empty if the result is not a path. */
    static String prefix(List<String> parts) {
        StringBuilder prefix = new StringBuilder();
        for (String part : parts) {
            prefix.append(part.endsWith("/") ? part.substring(0, part.length() - 1) : part);
        }
        return PREFIX.matcher(prefix).matches() ? prefix.toString() : "";
    }

    private static int port(Stream<String> ports) {
        return ports.filter(text -> text.matches("\\d{1,5}"))
                .mapToInt(Integer::parseInt)
                .filter(port -> port > 0 && port <= 65_535)
                .findFirst()
                .orElse(0);
    }
}
