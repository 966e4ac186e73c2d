package rollcall.sender.send;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts that are reached without the proxy, as curl reads {@code no_proxy}. An entry is a host name, which includes all names below it;
 * it may begin with a dot and may end with a port. An entry may also be an IP address, a block of addresses (CIDR), or {@code *} for all
 * hosts. Names are not resolved.
 */
final class NoProxy {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern PORT = Pattern.compile("(\\[.*]|[^:]*):(\\d{1,5})");
    private static final Pattern BLOCK = Pattern.compile("([0-9a-fA-F:.]+)/(\\d{1,3})");

    private final List<String> entries;

    private NoProxy(List<String> entries) {
        this.entries = entries;
    }

    static NoProxy parse(String list) {
        return new NoProxy(Arrays.stream(list.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .toList());
    }

    boolean has(String host, int port) {
        String name = bare(host.toLowerCase(Locale.ROOT));
        return entries.stream().anyMatch(entry -> matches(entry, name, port));
    }

    private static boolean matches(String entry, String host, int port) {
        Matcher withPort = PORT.matcher(entry);
        if (withPort.matches()) {
            return Integer.parseInt(withPort.group(2)) == port && matchesHost(withPort.group(1), host);
        }
        return matchesHost(entry, host);
    }

    private static boolean matchesHost(String entry, String host) {
        if (entry.equals("*")) {
            return true;
        }
        Matcher block = BLOCK.matcher(entry);
        if (block.matches()) {
            return isLiteral(host)
                    && isLiteral(block.group(1))
                    && isWithin(literal(host), literal(block.group(1)), Integer.parseInt(block.group(2)));
        }
        String name = bare(entry.replaceFirst("^\\*?\\.", ""));
        return host.equals(name) || !isLiteral(host) && host.endsWith("." + name);
    }

    /** Removes the brackets of an IPv6 address and the dot at the end of an absolute name. */
    private static String bare(String host) {
        return host.replaceAll("^\\[|]$", "").replaceFirst("\\.$", "");
    }

    private static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || IPV4.matcher(host).matches();
    }

    private static byte[] literal(String host) {
        try {
            return InetAddress.getByName(host).getAddress();
        } catch (UnknownHostException e) {
            return new byte[0];
        }
    }

    private static boolean isWithin(byte[] address, byte[] block, int bits) {
        if (address.length == 0 || address.length != block.length || bits > address.length * Byte.SIZE) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> i % Byte.SIZE;
            if (((address[i / Byte.SIZE] ^ block[i / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
