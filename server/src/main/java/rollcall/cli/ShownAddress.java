package rollcall.cli;

import java.util.Set;

/** Makes the printed URL of an address to listen on. A browser on the same machine can open it. */
final class ShownAddress {
    private static final Set<String> HERE =
            Set.of("", "0.0.0.0", "127.0.0.1", "::", "0:0:0:0:0:0:0:0", "::0", "::ffff:0.0.0.0");

    private ShownAddress() {}

    /** @param host a name or an address; IPv6 with or without brackets; empty for all addresses */
    static String of(String host, int port) {
        String bare = host.strip();
        if (bare.startsWith("[") && bare.endsWith("]")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        if (HERE.contains(bare)) {
            bare = "localhost";
        }
        boolean isV6 = bare.contains(":");
        return "http://" + (isV6 ? "[" + bare.replace("%", "%25") + "]" : bare) + ":" + port;
    }
}
