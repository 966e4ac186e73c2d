package rollcall.http.request;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** By what a request that reached this machine's loopback gives away that it does not come from a program of this machine. */
public final class LoopbackCheck {
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";

    /** What this machine is called by who speaks to it over the loopback; no name that a stranger's name server could answer for. */
    private static final Pattern LOOPBACK = Pattern.compile(
            "(?:localhost|127(?:\\." + OCTET + "){3}|\\[(?:::1|(?:0{1,4}:){7}0{0,3}1|::ffff:127(?:\\." + OCTET
                    + "){3})])(?::\\d{1,5})?",
            Pattern.CASE_INSENSITIVE);

    /** Proxies, load balancers and the networks in front of sites have such headers of their own; all after the first dash counts. */
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
     * Whether the address that was asked for is the loopback's. A page of another site whose name was made to lead here (DNS rebinding)
     * still has its own name in it, and so has most often what a proxy hands on.
     */
    public static boolean isNamedAsOne(Context context) {
        String host = context.header("Host");
        // A request line with a whole address counts more than Host does (RFC 9112, 3.2.2).
        String target = context.req().getServerName();
        return isLoopback(host) && isLoopback(target);
    }

    /** Whether a header says that somebody else stands behind the peer. */
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
