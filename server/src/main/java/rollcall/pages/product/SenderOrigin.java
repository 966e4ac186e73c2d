package rollcall.pages.product;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** The scheme, host and port by which a sender that runs in a container reaches this receiver. */
final class SenderOrigin {
    /** The machine that a container runs on, as Docker Desktop names it; on Linux {@code host-gateway} gives it that name. */
    private static final String MACHINE = "host.docker.internal";

    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "[::1]", "0.0.0.0", "[::]");

    private SenderOrigin() {}

    /** True if an origin such as {@code http://localhost:8080} names only the machine that it is used on. */
    static boolean isThisMachineOnly(String origin) {
        String named = URI.create(origin).getHost();
        String host = named == null ? "" : named.toLowerCase(Locale.ROOT);
        return LOCAL_NAMES.contains(host) || host.startsWith("127.") || host.endsWith(".localhost");
    }

    /** The same origin, but for one that works on its own machine only: that names the machine from inside a container. */
    static String of(String origin) {
        if (!isThisMachineOnly(origin)) {
            return origin;
        }
        URI address = URI.create(origin);
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return address.getScheme() + "://" + MACHINE + port;
    }
}
