package rollcall.access.peers;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Internet addresses as headers and options write them. Nothing here asks a name server, and nothing is stored. */
public final class InternetAddress {
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern V4 = Pattern.compile("(" + OCTET + "(?:\\." + OCTET + "){3})(?::\\d{1,5})?");
    private static final Pattern V6 =
            Pattern.compile("\\[?([0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(?:%[A-Za-z0-9_.-]+)?(?:](?::\\d{1,5})?)?");

    private InternetAddress() {}

    /**
     * The address that is written there; empty if it is none. A port behind it, brackets and an IPv6 zone are passed over, and an
     * IPv4 address inside an IPv6 one ({@code ::ffff:203.0.113.5}) is that IPv4 address. May be given anything.
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
     * Whose it is, for throttles: an IPv4 address alone, of an IPv6 address the first 64 bits, because a subscriber has all
     * addresses behind them.
     */
    public static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(bytes, 0, address instanceof Inet4Address ? 4 : 8);
    }

    /** Only what is shaped like a literal comes here, so no name is looked up. */
    private static Optional<InetAddress> literal(String shaped) {
        try {
            return Optional.of(InetAddress.getByName(shaped));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
