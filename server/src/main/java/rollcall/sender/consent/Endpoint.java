package rollcall.sender.consent;

import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rollcall.report.InvalidInput;

/** Checks the addresses of receivers, and classifies them: this machine, a cloud metadata service, or readable by others on the network. */
public final class Endpoint {
    private static final String FIELD = "endpoint";
    private static final int LONGEST = 500;

    /** Matches the names of query parameters that hold a secret. Names are compared as lower-case letters only. */
    private static final Pattern SECRET = Pattern.compile(
            ".*(?:key|token|secret|password|passwd|passphrase|pwd|auth|authorization|bearer|credentials?)");

    private static final Pattern BETWEEN_PARAMETERS = Pattern.compile("[&;?]");
    private static final Pattern V4 = Pattern.compile("(?:0|[1-9]\\d{0,2})(?:\\.(?:0|[1-9]\\d{0,2})){3}");

    /**
     * Other spellings of an IPv4 address, which only some systems accept: {@code 2852039166}, {@code 0xA9FEA9FE}, {@code 169.254.43518}.
     */
    private static final Pattern NUMBERS = Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)");

    /**
     * Addresses of cloud metadata services outside the link-local range. Such a service gives a machine its configuration and its secrets.
     */
    private static final List<String> METADATA =
            List.of("fd00:ec2:0:0:0:0:0:254", "100.100.100.200", "168.63.129.16", "192.0.0.192");

    private static final Set<String> METADATA_NAMES =
            Set.of("metadata", "metadata.google.internal", "instance-data", "instance-data.ec2.internal");

    /** NAT64 (64:ff9b::/96): its last four bytes are an IPv4 address. */
    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    private Endpoint() {}

    /** @throws InvalidInput if the text is not the address of a receiver, or if it contains a secret */
    static void check(String text) {
        if (text.isEmpty()) {
            return;
        }
        URI uri = uri(text);
        boolean web = uri.getScheme() != null && Set.of("http", "https").contains(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getRawFragment() != null || text.length() > LONGEST) {
            throw new InvalidInput(
                    FIELD, "An address begins with https:// (or http://), names a host and has no # in it.");
        }
        if (NUMBERS.matcher(name(uri)).matches() && !V4.matcher(name(uri)).matches()) {
            throw new InvalidInput(FIELD, "A number as an address has four parts, like 192.0.2.7.");
        }
        if (uri.getRawUserInfo() != null) {
            throw new InvalidInput(FIELD, "Leave the name and password out of the address: the key has its own field.");
        }
        if (hasSecret(uri)) {
            throw new InvalidInput(
                    FIELD,
                    "Leave the key out of the address: it has its own field, and what is typed there is never shown.");
        }
        if (isMetadata(uri)) {
            throw new InvalidInput(
                    FIELD, "No receiver is there: at this address the machines of a network ask for their own set-up.");
        }
    }

    /** Whether others on the network can read the requests to this endpoint: it uses plain http and is on another machine. */
    public static boolean isReadableOnTheWay(String endpoint) {
        if (endpoint.isEmpty()) {
            return false;
        }
        URI uri = URI.create(endpoint);
        return "http".equals(uri.getScheme()) && !isLoopback(uri);
    }

    /** Whether the URI names this machine, by a loopback name or a loopback address. */
    public static boolean isLoopback(URI uri) {
        String host = name(uri);
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || number(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /** Whether the URI names a cloud metadata service, by its address or by a well-known name. */
    public static boolean isMetadata(URI uri) {
        String host = name(uri);
        return METADATA_NAMES.contains(host)
                || number(host).filter(Endpoint::isMetadata).isPresent();
    }

    /** Whether the address belongs to a cloud metadata service. Link-local addresses always count. */
    public static boolean isMetadata(InetAddress address) {
        InetAddress plain = withoutNat64(address);
        return plain.isLinkLocalAddress() || METADATA.contains(plain.getHostAddress());
    }

    private static boolean hasSecret(URI uri) {
        return uri.getRawQuery() != null
                && Stream.of(BETWEEN_PARAMETERS.split(uri.getRawQuery()))
                        .map(parameter -> letters(parameter.split("=", 2)[0]))
                        .anyMatch(name -> SECRET.matcher(name).matches());
    }

    private static String letters(String name) {
        String decoded;
        try {
            decoded = URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            decoded = name;
        }
        return decoded.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    /** Returns the host in lower case, without the dot that may end it. */
    private static String name(URI uri) {
        return uri.getHost().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    }

    /** Returns the address if the host is written as a number; empty for a name. No name is looked up. */
    private static Optional<InetAddress> number(String host) {
        if (!V4.matcher(host).matches() && !host.startsWith("[")) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static InetAddress withoutNat64(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean within = bytes.length > NAT64.length && Arrays.equals(bytes, 0, NAT64.length, NAT64, 0, NAT64.length);
        try {
            return within ? InetAddress.getByAddress(Arrays.copyOfRange(bytes, NAT64.length, bytes.length)) : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(FIELD, "Enter a full URL, such as https://receiver.example.org.");
        }
    }
}
