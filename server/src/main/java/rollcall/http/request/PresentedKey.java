package rollcall.http.request;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.server.Request;

/** The key that a request shows, wherever its sender put it. Empty if it shows none. */
public final class PresentedKey {
    private static final String QUERY = "api_key";

    private PresentedKey() {}

    /** At the endpoints for reports. The header counts if the key is in the query as well. */
    public static String to(Context context) {
        return of(context::header, () -> context.queryParam(QUERY));
    }

    /** At the endpoints of OpenTelemetry, where {@code Basic} has a pair of user and key, or the key as it stands. */
    public static String toOtlp(Context context) {
        return ofOtlp(context::header, () -> context.queryParam(QUERY));
    }

    /** As {@link #to}, of a request that has not come so far. */
    public static String to(Request request) {
        return of(header(request), () -> inQuery(request));
    }

    /** As {@link #toOtlp}, of a request that has not come so far. */
    public static String toOtlp(Request request) {
        return ofOtlp(header(request), () -> inQuery(request));
    }

    /** The key of a header: what stands in an address finds its way into logs of proxies. */
    public static Optional<String> inHeader(UnaryOperator<String> header) {
        String key = header.apply("X-API-Key");
        if (key != null) {
            return Optional.of(key.strip());
        }
        return authorization(header, "Bearer ");
    }

    /** The first header of that name; null if there is none. */
    public static UnaryOperator<String> header(Request request) {
        return name -> request.getHeaders().get(name);
    }

    private static String of(UnaryOperator<String> header, Supplier<String> query) {
        return inHeader(header).or(() -> Optional.ofNullable(query.get())).orElse("");
    }

    private static String ofOtlp(UnaryOperator<String> header, Supplier<String> query) {
        Optional<String> basic = authorization(header, "Basic ");
        return basic.isPresent() && header.apply("X-API-Key") == null ? ofPair(basic.get()) : of(header, query);
    }

    private static Optional<String> authorization(UnaryOperator<String> header, String scheme) {
        return Optional.ofNullable(header.apply("Authorization"))
                .filter(value -> value.regionMatches(true, 0, scheme, 0, scheme.length()))
                .map(value -> value.substring(scheme.length()).strip());
    }

    private static String ofPair(String token) {
        try {
            String pair = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? token : pair.substring(colon + 1);
        } catch (IllegalArgumentException e) {
            return token;
        }
    }

    private static String inQuery(Request request) {
        try {
            return Request.extractQueryParameters(request).getValue(QUERY);
        } catch (RuntimeException e) {
            return null;
        }
    }
}
