package rollcall.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rollcall.intake.IntakeRequest;

/** What all doors for reports read of a request. */
final class Incoming {
    /**
     * What is read and thrown away of a body that is too large or not wanted, so that its sender gets to see the answer instead of a broken
     * connection: twice what the largest door takes.
     */
    private static final int LARGEST_LEFTOVER = 32 * 1024 * 1024;

    private static final Pattern IDEMPOTENCY_KEY =
            Pattern.compile("\"?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\"?");

    private Incoming() {}

    /** The request of a sender that shows this key. */
    static IntakeRequest of(Context context, String key) {
        return new IntakeRequest(
                key,
                header(context, "Content-Type"),
                header(context, "Content-Encoding"),
                context.req().getContentLengthLong(),
                cap -> read(context, cap),
                idempotencyKey(context),
                Optional.empty());
    }

    /** By draft-ietf-httpapi-idempotency-key-header, with or without the quotes; what is no UUID is not looked at. */
    private static Optional<UUID> idempotencyKey(Context context) {
        Matcher key = IDEMPOTENCY_KEY.matcher(header(context, "Idempotency-Key"));
        return key.matches() ? Optional.of(UUID.fromString(key.group(1))) : Optional.empty();
    }

    /** The key's places, in order; the header counts if the key is in the query as well. */
    static String key(Context context) {
        return headerKey(context)
                .or(() -> Optional.ofNullable(context.queryParam("api_key")))
                .orElse("");
    }

    /** The key of a header: what stands in an address finds its way into logs of proxies. */
    static Optional<String> headerKey(Context context) {
        String header = context.header("X-API-Key");
        if (header != null) {
            return Optional.of(header.strip());
        }
        String authorization = header(context, "Authorization");
        boolean bearer = authorization.regionMatches(true, 0, "Bearer ", 0, 7);
        return bearer ? Optional.of(authorization.substring(7).strip()) : Optional.empty();
    }

    /** A header's text; empty if there is none. */
    static String header(Context context, String name) {
        return Optional.ofNullable(context.header(name)).orElse("");
    }

    /** Reads what is left of a refused request's body. */
    static void discard(Context context) throws IOException {
        InputStream body = context.req().getInputStream();
        byte[] buffer = new byte[8 * 1024];
        int left = LARGEST_LEFTOVER;
        for (int n = body.read(buffer); n >= 0 && left > 0; n = body.read(buffer)) {
            left -= n;
        }
    }

    /** At most {@code cap + 1} bytes of the body. A declared length is believed only where it saves reading. */
    static byte[] read(Context context, int cap) throws IOException {
        InputStream body = context.req().getInputStream();
        return context.req().getContentLengthLong() > cap ? new byte[cap + 1] : body.readNBytes(cap + 1);
    }
}
