package rollcall.encoder;

import java.util.OptionalLong;

/**
 * The meaning of a receiver's answer, by its status, headers and body.
 *
 * @param accepted whether the receiver has accepted the request
 * @param status the HTTP status; the status that the body names if the body says no under a status of success
 * @param retryAfter the number of seconds, above 0, that the body asks the sender to wait; empty if it does not say
 * @param rejected how many records of an accepted request the receiver rejected, at most as many as the request held
 * @param note a phrase for people that follows the status; empty for none
 */
public record AnswerMeaning(boolean accepted, int status, OptionalLong retryAfter, int rejected, String note) {
    static AnswerMeaning plain(boolean accepted, int status) {
        return new AnswerMeaning(accepted, status, OptionalLong.empty(), 0, "");
    }
}
