package rollcall.http.request;

import io.javalin.http.Context;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Host, port and path by which a visitor reached this receiver.
 *
 * <p>Headers are the visitor's own word: only what is shaped like a host is repeated, and it is shown to that visitor alone.
 */
public final class SiteAddress {
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|\\[[0-9A-Fa-f:.]{2,45}])(?::(\\d{1,5}))?");

    /** No dots alone, and no two slashes: what begins with those is another site's address. */
    private static final Pattern PREFIX = Pattern.compile("(?:/(?!\\.{1,2}(?:/|$))[A-Za-z0-9._~-]{1,100}){1,10}");

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private SiteAddress() {}

    /** Scheme, host, port and path before this site's own. */
    public static String of(Context context) {
        return Caller.of(context).site();
    }

    /**
     * The proxy's host if there is one, else the request's own, else this machine's name for itself; with the port unless it is the
     * scheme's own.
     *
     * @param hosts what proxies call it, the most believable first
     * @param ports to which the visitor came, if the host names none; the nearest to the visitor first
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
        // A proxy behind the one that unpacks https tells its own port: 80 is none of https, nor 443 of http.
        boolean usual = port == 0 || port == HTTPS && https || port == HTTP && !https;
        boolean wrong = host.group(2) == null && (port == HTTP || port == HTTPS);
        return usual || wrong ? host.group(1) : host.group(1) + ":" + port;
    }

    /** The parts that several proxies took away, one behind the other; empty if one of them is no path. */
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
