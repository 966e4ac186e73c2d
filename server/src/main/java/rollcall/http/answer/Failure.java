package rollcall.http.answer;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollcall.http.body.RequestBody;
import rollcall.report.Rejection;

/**
 * An answer that is not a success.
 *
 * @param status the HTTP status
 * @param code the {@code error} of a JSON answer
 * @param title what happened, for a page
 * @param advice what the visitor can do, for a page
 */
public record Failure(int status, String code, String title, String advice) {
    /** All failures, one for each status. */
    private static final List<Failure> ALL = List.of(
            of(
                    400,
                    "bad_request",
                    "This request cannot be read",
                    "Go back and try again; if a link led here, the link is broken."),
            of(401, "unauthorized", "This needs a log-in", "Log in and try again."),
            of(403, "forbidden", "You may not do this", "Ask a superuser."),
            of(404, "not_found", "There is no such page", "The address may be mistyped, or the thing may be gone."),
            of(
                    405,
                    "method_not_allowed",
                    "This address does not take such requests",
                    "Go back and use the page's own buttons."),
            of(408, "timeout", "The request took too long to arrive", "Try again."),
            of(413, "payload_too_large", "That is too much at once", "A form takes 64 KiB. Send less."),
            of(414, "uri_too_long", "This address is too long", "Shorten it."),
            of(415, "unsupported_media_type", "This is not a form", "Go back and use the page's own form."),
            of(422, "invalid_input", "This cannot be taken", "Go back and correct it."),
            of(429, "rate_limited", "Too many tries", "Wait a while, then try again."),
            of(
                    431,
                    "headers_too_large",
                    "The request's headers are too large",
                    "Delete this site's cookies and try again."),
            of(
                    500,
                    "internal_error",
                    "Something went wrong here",
                    "Nothing was changed. The server's log says where it failed."),
            of(503, "unavailable", "The database does not answer", "Nothing was lost. Try again in a minute."));

    /** The status that the endpoints for reports answer with for each rejection. */
    public static int status(Rejection rejection) {
        return switch (rejection) {
            case MISSING_BODY, INVALID_ENCODING, INVALID_JSON, INVALID_DATA, MISSING_REQUIRED_FIELDS, INVALID_FIELD ->
                400;
            case REPEATED, NOT_KEPT, NO_INSTALLATION, FORGOTTEN -> 200;
            case UNAUTHORIZED -> 401;
            case NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case PAYLOAD_TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA_TYPE, UNSUPPORTED_ENCODING -> 415;
            case RATE_LIMITED, QUOTA_EXCEEDED -> 429;
            case UNAVAILABLE, LOW_DISK -> 503;
            case INTERNAL_ERROR -> 500;
        };
    }

    /** The failure for a URL with a parameter, or a value, that its page does not know. */
    public static Failure invalidParameter(String problem) {
        return of(400, "invalid_parameter", "This address has a part that is not known", problem);
    }

    /** The failure for a body that did not arrive whole. */
    public static Failure of(RequestBody.End end) {
        return switch (end) {
            case TOO_LARGE -> of(413);
            case TOO_SLOW -> of(408);
            case NO_ROOM, NOT_KNOWN -> busy("Too much is arriving at this moment. Try again in a minute.");
            case WHOLE, BROKEN -> of(400);
        };
    }

    /** The failure for a page that has to wait too long because of others. */
    public static Failure tooManyPages() {
        return busy("It makes as many pages as it can at once. Try again in a few seconds.");
    }

    private static Failure busy(String advice) {
        return new Failure(503, of(503).code, "This server is busy at this moment", advice);
    }

    /** The failure for a status; that of 400 or 500 if the status has none of its own. */
    public static Failure of(int status) {
        return find(status).or(() -> find(status < 500 ? 400 : 500)).orElseThrow();
    }

    /** This failure with other advice; unchanged if {@code better} is null. */
    public Failure withAdvice(@Nullable String better) {
        return better == null ? this : new Failure(status, code, title, better);
    }

    private static Optional<Failure> find(int status) {
        return ALL.stream().filter(failure -> failure.status == status).findFirst();
    }

    private static Failure of(int status, String code, String title, String advice) {
        return new Failure(status, code, title, advice);
    }

    /** The failure of a form that this browser did not get from this site, or whose session has ended. */
    public static ForbiddenResponse staleForm() {
        return new ForbiddenResponse(
                "Nothing was saved: the form was too old, or came from another site. Open its page again and send it once more.");
    }

    /**
     * Throws unless the body of the request is whole. Call it before a form is read.
     *
     * @throws HttpResponseException with the status that belongs to the end of the body
     */
    public static void requireWhole(Context context) {
        RequestBody.of(context)
                .map(RequestBody::end)
                .filter(end -> end != RequestBody.End.WHOLE)
                .map(Failure::of)
                .ifPresent(failure -> {
                    throw new HttpResponseException(failure.status(), failure.title());
                });
    }
}
