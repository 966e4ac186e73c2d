package rollcall.http.request;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds signs that a request over the loopback interface does not come from a program of this machine. */
public final class LoopbackCheck {
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";

    /** The names of this machine over the loopback interface. A stranger's name server can answer for none of them. */
    private static final Pattern LOOPBACK = Pattern.compile(
            "(?:localhost|127(?:\\." + OCTET + "){3}|\\[(?:::1|(?:0{1,4}:){7}0{0,3}1|::ffff:127(?:\\." + OCTET
                    + "){3})])(?::\\d{1,5})?",
            Pattern.CASE_INSENSITIVE);

    /** Headers that proxies, load balancers and content networks add. Everything after the first dash matches. */
    private static final Pattern OF_A_PROXY =
            Pattern.compile("x-(?:forward|original|envoy|azure|appengine|amz|arr|akamai|sucuri|vercel|nginx).*"
                    + "|(?:cf|fastly|akamai|fly|do)-.*|cdn-loop|max-forwards");

    private static final Set<String> FORWARDED = Set.of(
            "forwarded",
            "forwarded-for",
            "via",
            "client-ip",
            "true-client-ip",
            "x-client-ip",
            "x-real-ip",
            "x-real-port",
            "x-remote-ip",
            "x-remote-addr",
            "x-cluster-client-ip",
            "x-proxyuser-ip",
            "x-host",
            "x-scheme",
            "x-forwarded");

    private LoopbackCheck() {}

    /**
     * True if the request asks for a loopback address. A page of another site whose name was made to lead here (DNS rebinding) still asks
     * for its own name; so do most requests that a proxy passes on.
     */
    public static boolean isNamedAsOne(Context context) {
        String host = context.header("Host");
        // An absolute address in the request line takes precedence over Host (RFC 9112, 3.2.2).
        String target = context.req().getServerName();
        return isLoopback(host) && isLoopback(target);
    }

    /** True if a header names a client behind the peer. */
    public static boolean tellsOfAnother(Context context) {
        return names(context)
                .anyMatch(name ->
                        FORWARDED.contains(name) || OF_A_PROXY.matcher(name).matches());
    }

    private static boolean isLoopback(String host) {
        return host != null && LOOPBACK.matcher(host).matches();
    }

    private static Stream<String> names(Context context) {
        return Collections.list(context.req().getHeaderNames()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
