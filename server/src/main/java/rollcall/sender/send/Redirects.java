package rollcall.sender.send;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.sender.consent.Endpoint;

/**
 * Follows redirects as Eventyay's sender does (Python's requests). A receiver that has accepted a report can redirect to its answer. The
 * answer is fetched from there without the report and without the key. The report itself is never sent to another host.
 */
final class Redirects {
    private static final int MOST = 3;
    private static final Set<Integer> ELSEWHERE = Set.of(301, 302, 303);
    private static final Set<Integer> AGAIN = Set.of(307, 308);
    private static final String USER_AGENT = "user-agent";
    private static final int LONG_KEY = 8;

    private final HttpSender http;
    private final String key;

    /** @param key the receiver's key, which only requests to the receiver's own origin may carry; empty for none */
    Redirects(HttpSender http, String key) {
        this.http = http;
        this.key = key;
    }

    /**
     * Sends a report and follows at most {@value #MOST} redirects.
     *
     * @return the last answer
     * @throws RequestFailure if no complete answer arrives, or if a redirect leads to an address where nothing may be sent
     */
    HttpResponse<byte[]> send(URI address, Map<String, String> headers, byte[] body, BooleanSupplier wanted)
            throws RequestFailure {
        HttpResponse<byte[]> answer = http.post(address, headers, body, wanted);
        URI at = address;
        boolean posts = true;
        for (int followed = 0; isRedirect(answer); followed++) {
            if (followed == MOST) {
                throw rejected(answer, MOST + " came before it");
            }
            posts = posts && AGAIN.contains(answer.statusCode());
            URI next = next(at, answer, posts);
            answer = posts
                    ? http.post(next, headers, body, wanted)
                    : http.get(withoutKey(next), Map.of(USER_AGENT, headers.get(USER_AGENT)), wanted);
            at = next;
        }
        return answer;
    }

    private static boolean isRedirect(HttpResponse<byte[]> answer) {
        return ELSEWHERE.contains(answer.statusCode()) || AGAIN.contains(answer.statusCode());
    }

    private static URI next(URI at, HttpResponse<byte[]> answer, boolean posts) throws RequestFailure {
        URI next = resolved(at, answer);
        boolean near = "http".equals(at.getScheme()) && Endpoint.isLoopback(at) && Endpoint.isLoopback(next);
        if (!"https".equals(next.getScheme()) && !("http".equals(next.getScheme()) && near)) {
            throw rejected(answer, "it does not lead to an https address");
        }
        if (Endpoint.isLoopback(next) && !Endpoint.isLoopback(at)) {
            throw rejected(answer, "it leads to this machine itself");
        }
        if (posts && !origin(at).equals(origin(next))) {
            throw rejected(answer, "it wants the report and the key at another host, port or scheme");
        }
        if (!posts && path(at).equals(path(next))) {
            /* A receiver at that address would answer the GET without having the report, and its success would be wrong. */
            throw rejected(answer, "the receiver has another address: enter the one that it leads to");
        }
        return next;
    }

    private static URI resolved(URI at, HttpResponse<byte[]> answer) throws RequestFailure {
        try {
            String location = HttpSender.header(answer, "Location").strip();
            URI next = at.resolve(URI.create(location));
            if (location.isEmpty() || next.getHost() == null || next.getRawUserInfo() != null) {
                throw rejected(answer, "it names no address that can be used");
            }
            return next;
        } catch (IllegalArgumentException e) {
            throw rejected(answer, "it names no address that can be used");
        }
    }

    private static String path(URI uri) {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return path.replaceFirst("/+$", "");
    }

    private static String origin(URI uri) {
        int port = uri.getPort() >= 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
        return uri.getScheme() + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }

    /** Removes the parameters that hold the key, because a redirect may repeat the query of the request. */
    private URI withoutKey(URI uri) {
        if (key.isEmpty() || uri.getRawQuery() == null) {
            return uri;
        }
        String query = Stream.of(uri.getRawQuery().split("&"))
                .filter(parameter -> !hasKey(decoded(parameter)))
                .collect(Collectors.joining("&"));
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        return URI.create(
                uri.getScheme() + "://" + uri.getRawAuthority() + path + (query.isEmpty() ? "" : "?" + query));
    }

    /**
     * Whether a parameter holds the key. A key shorter than {@value #LONG_KEY} characters counts only as a whole value, because it can
     * occur by chance in other values.
     */
    private boolean hasKey(String parameter) {
        return parameter.endsWith("=" + key) || key.length() >= LONG_KEY && parameter.contains(key);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static RequestFailure rejected(HttpResponse<byte[]> answer, String why) {
        return RequestFailure.of(answer.statusCode() + " redirect: not followed, " + why);
    }
}
