package rollcall.http.request;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import rollcall.mapping.KeyPlace;

/** Reads the API key that a request presents, in a header or in the query. Empty if it presents none. */
public final class PresentedKey {
    private static final String QUERY = "api_key";

    private PresentedKey() {}

    /** The key at the endpoints for reports. A key in a header wins over one in the query. */
    public static String to(Context context) {
        return of(context::header, () -> context.queryParam(QUERY));
    }

    /** The key at the endpoints of OpenTelemetry. There {@code Basic} carries a pair of user and key, or the key alone. */
    public static String toOtlp(Context context) {
        return ofOtlp(context::header, () -> context.queryParam(QUERY));
    }

    /** The key at the endpoint for mapped reports: where the mapping says, unless that is the body, or else in the usual places. */
    public static String toMapped(Context context, KeyPlace place) {
        return of(place, context::header, context::queryParam).orElseGet(() -> to(context));
    }

    /** The same as {@link #toMapped(Context, KeyPlace)}, before Javalin handles the request. */
    public static String toMapped(Request request, KeyPlace place) {
        return of(place, header(request), name -> inQuery(request, name)).orElseGet(() -> to(request));
    }

    /** The same as {@link #to(Context)}, before Javalin handles the request. */
    public static String to(Request request) {
        return of(header(request), () -> inQuery(request, QUERY));
    }

    /** The same as {@link #toOtlp(Context)}, before Javalin handles the request. */
    public static String toOtlp(Request request) {
        return ofOtlp(header(request), () -> inQuery(request, QUERY));
    }

    /**
     * The key of {@code X-API-Key} or {@code Authorization: Bearer}; empty without either. A key in the query does not count here, because
     * proxies log addresses.
     */
    public static Optional<String> inHeader(UnaryOperator<String> header) {
        String key = header.apply("X-API-Key");
        if (key != null) {
            return Optional.of(key.strip());
        }
        return authorization(header, "Bearer ");
    }

    /** A function from a name to the first header of that name; null if there is none. */
    public static UnaryOperator<String> header(Request request) {
        return name -> request.getHeaders().get(name);
    }

    private static String of(UnaryOperator<String> header, Supplier<String> query) {
        return inHeader(header).or(() -> Optional.ofNullable(query.get())).orElse("");
    }

    /** Before the key in a header may stand a word that says how it is meant. */
    private static Optional<String> of(
            KeyPlace place, UnaryOperator<@Nullable String> header, UnaryOperator<@Nullable String> query) {
        if (place.header() != null) {
            return Optional.ofNullable(header.apply(place.header()))
                    .map(value -> value.strip().replaceFirst("^.*\\s", ""));
        }
        return place.query() == null ? Optional.empty() : Optional.ofNullable(query.apply(place.query()));
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

    private static @Nullable String inQuery(Request request, String name) {
        try {
            return Request.extractQueryParameters(request).getValue(name);
        } catch (RuntimeException e) {
            return null;
        }
    }
}
