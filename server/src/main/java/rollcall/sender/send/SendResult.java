package rollcall.sender.send;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of one request.
 *
 * @param status of HTTP; 0 without an answer
 * @param accepted whether the receiver has it now
 * @param retryAt when the receiver wants to be asked again
 * @param words the same for people
 * @param stopped whether we gave it up, since the settings have changed
 * @param rejected how many records of it the receiver did not take
 */
record SendResult(
        int status, boolean accepted, Optional<Instant> retryAt, String words, boolean stopped, int rejected) {
    private static final int TIMEOUT = 408;

    static SendResult failed(PostFailure failure) {
        return new SendResult(0, false, Optional.empty(), failure.words(), failure.isStopped(), 0);
    }

    /** Whether it is certain that the receiver has nothing of it. A server's error, a time-out and no answer leave that open. */
    boolean isRefusal() {
        return status >= 300 && status < 500 && status != TIMEOUT;
    }

    /** Whether it is the message that the receiver does not take, and not the sender or the moment. */
    boolean blamesMessage() {
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
