package rollcall.sender.send;

import java.time.Instant;
import java.util.Optional;

/**
 * What came of one request.
 *
 * @param status of HTTP, or the one that the body names instead; 0 without an answer
 * @param accepted whether the receiver has it now
 * @param retryAt the earliest time at which the receiver wants it again; empty if it did not say
 * @param words the same as a phrase for people, beginning with the status if there is an answer
 * @param cancelled whether this side gave it up, because the settings changed
 * @param rejected how many records of an accepted request the receiver did not take
 */
record SendResult(
        int status, boolean accepted, Optional<Instant> retryAt, String words, boolean cancelled, int rejected) {
    private static final int TIMEOUT = 408;

    static SendResult failed(RequestFailure failure) {
        return new SendResult(0, false, Optional.empty(), failure.words(), failure.isCancelled(), 0);
    }

    /** Whether it is certain that the receiver has nothing of the request. After a server's error, a timeout or no answer it may have it. */
    boolean isRejection() {
        return status >= 300 && status < 500 && status != TIMEOUT;
    }

    /** Whether the receiver rejects this request's content, and not its sender or its time. */
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
