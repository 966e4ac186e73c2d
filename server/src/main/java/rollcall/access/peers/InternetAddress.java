package rollcall.access.peers;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads internet addresses from headers and options. It asks no name server and stores nothing. */
public final class InternetAddress {
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern V4 = Pattern.compile("(" + OCTET + "(?:\\." + OCTET + "){3})(?::\\d{1,5})?");
    private static final Pattern V6 =
            Pattern.compile("\\[?([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:%[A-Za-z0-9_.-]+)?(?:](?::\\d{1,5})?)?");

    private InternetAddress() {}

    /**
     * The address of a text; empty if the text is not one. Accepts any text. A port, brackets and an IPv6 zone are ignored. An IPv4 address
     * inside an IPv6 one ({@code ::ffff:203.0.113.5}) is returned as IPv4.
     */
    public static Optional<InetAddress> parse(String text) {
        Matcher v4 = V4.matcher(text);
        if (v4.matches()) {
            return literal(v4.group(1));
        }
        Matcher v6 = V6.matcher(text);
        boolean bracketed = text.startsWith("[");
        return v6.matches() && bracketed == text.contains("]") ? literal(v6.group(1)) : Optional.empty();
    }

    /**
     * The network of an address, for throttles: the whole IPv4 address, or the first 64 bits of an IPv6 address, because a subscriber has
     * all addresses that begin with them.
     */
    public static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(bytes, 0, address instanceof Inet4Address ? 4 : 8);
    }

    /** Parses an address. The text has the shape of one, so no name is looked up. */
    private static Optional<InetAddress> literal(String shaped) {
        try {
            return Optional.of(InetAddress.getByName(shaped));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
