package rollcall.http.ingest;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rollcall.http.body.IncompleteBody;
import rollcall.http.body.RequestBody;
import rollcall.input.Malformed;
import rollcall.intake.IntakeRequest;
import rollcall.intake.commit.Unavailable;
import rollcall.report.Rejection;

/** Reads what all endpoints for reports need of a request. */
public final class RequestReader {
    private static final Pattern IDEMPOTENCY_KEY =
            Pattern.compile("\"?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\"?");

    private RequestReader() {}

    /** The request as the intake takes it, with this API key. */
    static IntakeRequest of(Context context, String key) {
        return new IntakeRequest(
                key,
                header(context, "Content-Type"),
                header(context, "Content-Encoding"),
                length(context),
                most -> readReport(context, most),
                idempotencyKey(context),
                Optional.empty());
    }

    private static long length(Context context) {
        return RequestBody.of(context).map(RequestBody::length).orElse(0L);
    }

    /** The key of draft-ietf-httpapi-idempotency-key-header, with or without quotes; empty if it is not a UUID. */
    private static Optional<UUID> idempotencyKey(Context context) {
        String sent = context.header("Idempotency-Key");
        if (sent == null) {
            return Optional.empty();
        }
        Matcher key = IDEMPOTENCY_KEY.matcher(sent);
        return key.matches() ? Optional.of(UUID.fromString(key.group(1))) : Optional.empty();
    }

    /** The text of a header; empty if the request lacks it. */
    static String header(Context context, String name) {
        return Optional.ofNullable(context.header(name)).orElse("");
    }

    /**
     * The body; empty if the request has none. It has arrived, so this does not wait.
     *
     * @param most bytes that it may have
     * @throws Malformed {@code payload_too_large} if it has more, or was given up because it was too large
     * @throws IncompleteBody if it was given up for another reason
     */
    static byte[] read(Context context, int most) throws IOException {
        Optional<RequestBody> body = RequestBody.of(context);
        if (body.isEmpty()) {
            return new byte[0];
        }
        RequestBody.End end = body.get().end();
        boolean whole = end == RequestBody.End.WHOLE;
        if (end == RequestBody.End.TOO_LARGE || whole && body.get().length() > most) {
            throw new Malformed(Rejection.PAYLOAD_TOO_LARGE);
        }
        if (!whole) {
            throw new IncompleteBody(end);
        }
        byte[] bytes = new byte[(int) body.get().length()];
        context.req().getInputStream().readNBytes(bytes, 0, bytes.length);
        return bytes;
    }

    private static byte[] readReport(Context context, int most) throws IOException {
        RequestBody.End end = RequestBody.of(context).map(RequestBody::end).orElse(RequestBody.End.WHOLE);
        if (end == RequestBody.End.NO_ROOM || end == RequestBody.End.NOT_KNOWN) {
            throw new Unavailable("no room for a body", null);
        }
        return read(context, most);
    }
}
