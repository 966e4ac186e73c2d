package rollcall.sender.send;

import java.time.Instant;
import java.util.Optional;

/**
 * The result of one request.
 *
 * @param status the HTTP status, or the status that the body names in its place; 0 without an answer
 * @param accepted whether the receiver has accepted the request
 * @param retryAt the earliest time at which the receiver wants the request again; empty if it set none
 * @param words the result as a phrase for people, beginning with the status if there is an answer
 * @param cancelled whether this side cancelled the request, because the settings changed
 * @param rejected how many records of an accepted request the receiver rejected
 */
record SendResult(
        int status, boolean accepted, Optional<Instant> retryAt, String words, boolean cancelled, int rejected) {
    private static final int TIMEOUT = 408;

    static SendResult failed(RequestFailure failure) {
        return new SendResult(0, false, Optional.empty(), failure.words(), failure.isCancelled(), 0);
    }

    /** Whether the receiver certainly has nothing of the request. After a server error, a timeout or no answer it may have it. */
    boolean isRejection() {
        return status >= 300 && status < 500 && status != TIMEOUT;
    }

    /** Whether the receiver rejected the content of the request, and not its sender or its time. */
    boolean blamesContent() {
        return status == 400 || isTooLarge();
    }

    boolean isTooLarge() {
        return status == 413;
    }

    boolean isTooMany() {
        return status == 429;
    }

    boolean isUnavailable() {
        return status == 503;
    }
}
