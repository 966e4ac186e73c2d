package rollcall.pages.product;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** The scheme, host and port by which a sender that runs in a container reaches this receiver. */
final class SenderOrigin {
    /** Docker Desktop's name for the machine that a container runs on. On Linux, {@code host-gateway} gives the machine this name. */
    private static final String MACHINE = "host.docker.internal";

    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "[::1]", "0.0.0.0", "[::]");

    private static final Set<String> LOOPBACK = Set.of("localhost", "::1", "0:0:0:0:0:0:0:1");

    private SenderOrigin() {}

    /** Whether an origin, for example {@code http://localhost:8080}, works only on the machine that uses it. */
    static boolean isThisMachineOnly(String origin) {
        String named = URI.create(origin).getHost();
        String host = named == null ? "" : named.toLowerCase(Locale.ROOT);
        return LOCAL_NAMES.contains(host) || host.startsWith("127.") || host.endsWith(".localhost");
    }

    /** Whether a server that listens on {@code host} is reached from its own machine only. {@code host} is a name or an address. */
    static boolean isLoopback(String host) {
        String bare = host.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "");
        return LOOPBACK.contains(bare) || bare.startsWith("127.");
    }

    /**
     * The origin for a sender in a container. An origin that works only on its own machine gets the host host.docker.internal; others stay.
     */
    static String of(String origin) {
        if (!isThisMachineOnly(origin)) {
            return origin;
        }
        URI address = URI.create(origin);
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + MACHINE + port;
    }
}
