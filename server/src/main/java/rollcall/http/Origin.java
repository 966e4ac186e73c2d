package rollcall.http;

import io.javalin.http.Context;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Scheme, host and port by which a visitor reached this receiver, for addresses that people paste elsewhere.
 *
 * <p>Headers are the visitor's own word: only what is shaped like a host is repeated, and it is shown to that visitor alone.
 */
final class Origin {
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9]([A-Za-z0-9.-]{0,252})|\\[[0-9A-Fa-f:.]{2,45}])(:\\d{1,5})?");

    private Origin() {}

    /** The proxy's host if there is one, else the request's own, else this machine's name for itself. */
    static String of(Context context) {
        String host = Stream.of(first(context, "X-Forwarded-Host"), first(context, "Host"))
                .filter(each -> HOST.matcher(each).matches())
                .findFirst()
                .orElse("localhost:" + context.port());
        return (Headers.https(context) ? "https://" : "http://") + host;
    }

    /** Of several proxies the first, which is nearest to the visitor. */
    private static String first(Context context, String header) {
        String value = context.header(header);
        return value == null ? "" : value.split(",", 2)[0].strip();
    }
}
