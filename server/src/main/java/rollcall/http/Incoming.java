package rollcall.http;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rollcall.intake.IntakeRequest;
import rollcall.intake.Unavailable;
import rollcall.report.Refusal;
import rollcall.wire.Malformed;

/** What all doors for reports read of a request. */
final class Incoming {
    private static final Pattern IDEMPOTENCY_KEY =
            Pattern.compile("\"?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\"?");

    private Incoming() {}

    /** The request of a sender that shows this key. */
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
        return ArrivingBody.of(context).map(ArrivingBody::length).orElse(0L);
    }

    /** By draft-ietf-httpapi-idempotency-key-header, with or without the quotes; what is no UUID is not looked at. */
    private static Optional<UUID> idempotencyKey(Context context) {
        Matcher key = IDEMPOTENCY_KEY.matcher(header(context, "Idempotency-Key"));
        return key.matches() ? Optional.of(UUID.fromString(key.group(1))) : Optional.empty();
    }

    /** A header's text; empty if there is none. */
    static String header(Context context, String name) {
        return Optional.ofNullable(context.header(name)).orElse("");
    }

    /**
     * The body, which is in memory.
     *
     * @param most bytes that it may have
     * @throws Malformed {@code payload_too_large} if it has more, or was too large to be let in
     * @throws NotWhole if there is none for another reason
     */
    static byte[] read(Context context, int most) throws IOException {
        Optional<ArrivingBody> body = ArrivingBody.of(context);
        if (body.isEmpty()) {
            return new byte[0];
        }
        ArrivingBody.End end = body.get().end();
        boolean whole = end == ArrivingBody.End.WHOLE;
        if (end == ArrivingBody.End.TOO_LARGE || whole && body.get().length() > most) {
            throw new Malformed(Refusal.PAYLOAD_TOO_LARGE);
        }
        if (!whole) {
            throw new NotWhole(end);
        }
        byte[] bytes = new byte[(int) body.get().length()];
        context.req().getInputStream().readNBytes(bytes, 0, bytes.length);
        return bytes;
    }

    /** Before a form is read, for which there is no answer but an error's. */
    static void requireWhole(Context context) {
        ArrivingBody.of(context)
                .map(ArrivingBody::end)
                .filter(end -> end != ArrivingBody.End.WHOLE)
                .map(Failure::of)
                .ifPresent(failure -> {
                    throw new HttpResponseException(failure.status(), failure.title());
                });
    }

    private static byte[] readReport(Context context, int most) throws IOException {
        ArrivingBody.End end = ArrivingBody.of(context).map(ArrivingBody::end).orElse(ArrivingBody.End.WHOLE);
        if (end == ArrivingBody.End.NO_ROOM || end == ArrivingBody.End.NOT_KNOWN) {
            throw new Unavailable("no room for a body", null);
        }
        return read(context, most);
    }
}
