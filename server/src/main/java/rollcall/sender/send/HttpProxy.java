package rollcall.sender.send;

import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP proxy: {@code [http://][user:password@]host[:port][/]}. */
final class HttpProxy {
    private static final Pattern PLACE = Pattern.compile("(\\[[0-9a-fA-F:.%]+]|[^\\[\\]:/?#\\s@]+)(?::(\\d{1,5}))?/?");
    private static final String SCHEME = "http://";
    private static final int PORT = 80;
    private static final int LAST_PORT = 65_535;

    private final String host;
    private final int port;
    private final Optional<String> authorization;

    private HttpProxy(String host, int port, Optional<String> authorization) {
        this.host = host;
        this.port = port;
        this.authorization = authorization;
    }

    /**
     * Parses a proxy's URL.
     *
     * @param variable the environment variable that has the URL, for the error message
     * @param text the URL
     * @throws RequestFailure if the URL cannot be parsed or its scheme is not http (https, socks); the message never quotes the password
     */
    static HttpProxy parse(String variable, String text) throws RequestFailure {
        String rest = withoutScheme(variable, text.strip());
        int at = rest.lastIndexOf('@');
        Matcher place = PLACE.matcher(rest.substring(at + 1));
        if (!place.matches()) {
            throw unreadable(variable);
        }
        int port = place.group(2) == null ? PORT : Integer.parseInt(place.group(2));
        if (port < 1 || port > LAST_PORT) {
            throw unreadable(variable);
        }
        String host = place.group(1).replaceAll("[\\[\\]]", "");
        return new HttpProxy(host, port, at < 0 ? Optional.empty() : basic(variable, rest.substring(0, at)));
    }

    /** Returns the host and port. The host is not resolved yet; the HTTP client resolves it when it connects. */
    InetSocketAddress address() {
        return InetSocketAddress.createUnresolved(host, port);
    }

    /** Returns the value of the header {@code Proxy-Authorization}; empty if the URL has no user. */
    Optional<String> authorization() {
        return authorization;
    }

    private static String withoutScheme(String variable, String text) throws RequestFailure {
        int end = text.indexOf("://");
        if (end < 0) {
            return text;
        }
        if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw RequestFailure.of(
                    "the proxy in " + variable + " is not an http:// proxy, and no other kind can be used");
        }
        return text.substring(SCHEME.length());
    }

    private static Optional<String> basic(String variable, String userAndPassword) throws RequestFailure {
        try {
            // Unlike in form data, a plus sign in the user part of a URL is no space.
            String decoded = URLDecoder.decode(userAndPassword.replace("+", "%2B"), StandardCharsets.UTF_8);
            String both = decoded.indexOf(':') < 0 ? decoded + ":" : decoded;
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            throw unreadable(variable);
        }
    }

    private static RequestFailure unreadable(String variable) {
        return RequestFailure.of("the proxy in " + variable + " cannot be read: it has to look like http://host:port");
    }
}
