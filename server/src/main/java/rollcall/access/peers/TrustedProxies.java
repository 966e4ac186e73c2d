package rollcall.access.peers;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rollcall.report.InvalidInput;

/** The proxies whose headers are believed about the sender of a request and the address of this site. */
public final class TrustedProxies {
    /** Trusts the proxies on this machine. */
    public static final TrustedProxies LOOPBACK = of("127.0.0.0/8, ::1");

    private static final String NOBODY = "none";

    private final List<Network> networks;

    private TrustedProxies(List<Network> networks) {
        this.networks = networks;
    }

    /** A network: the addresses that begin with the same bits. */
    private record Network(byte[] start, int bits) {
        private static final Pattern WRITTEN = Pattern.compile("([^/]+)(?:/(\\d{1,3}))?");

        static Optional<Network> of(String text) {
            Matcher written = WRITTEN.matcher(text);
            Optional<InetAddress> start =
                    written.matches() ? InternetAddress.parse(written.group(1)) : Optional.empty();
            return start.flatMap(address -> of(address, text.contains(":"), written.group(2)));
        }

        /** @param asV6 true if the bits are counted from the start of an IPv6 address, even if that contains an IPv4 address */
        private static Optional<Network> of(InetAddress address, boolean asV6, String bits) {
            byte[] start = address.getAddress();
            int length = start.length * Byte.SIZE;
            int before = asV6 ? 128 - length : 0;
            int count = bits == null ? length : Integer.parseInt(bits) - before;
            return count < 0 || count > length ? Optional.empty() : Optional.of(new Network(start, count));
        }

        boolean has(InetAddress address) {
            byte[] bytes = address.getAddress();
            if (bytes.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % Byte.SIZE;
                if ((bytes[bit / Byte.SIZE] & mask) != (start[bit / Byte.SIZE] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Reads a list of addresses and networks, separated by commas or blanks, for example {@code 10.0.0.5, 172.16.0.0/12, fd00::/8}.
     *
     * @param list {@code none} trusts no proxy
     * @throws InvalidInput if the list is empty or contains anything else
     */
    public static TrustedProxies of(String list) {
        if (list.strip().equals(NOBODY)) {
            return new TrustedProxies(List.of());
        }
        List<Network> networks = new ArrayList<>();
        for (String each : list.strip().split("[,\\s]+")) {
            networks.add(
                    Network.of(each)
                            .orElseThrow(
                                    () -> new InvalidInput(
                                            "trusted-proxies",
                                            "--trusted-proxies takes addresses and networks, as in 10.0.0.5,172.16.0.0/12,fd00::/8, or none")));
        }
        return new TrustedProxies(networks);
    }

    /** True if this address is a trusted proxy's. */
    public boolean trusts(InetAddress address) {
        return networks.stream().anyMatch(network -> network.has(address));
    }
}
