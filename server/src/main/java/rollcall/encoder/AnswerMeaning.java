package rollcall.encoder;

import java.util.OptionalLong;

/**
 * What an answer says, in its head or in its body.
 *
 * @param accepted whether the receiver has the message now
 * @param status of HTTP, or the one that a refusal names which came with a success's
 * @param retryAfter seconds, above 0, after which the body wants to be asked again; empty if it does not say
 * @param rejected how many records of a message that arrived the receiver did not take, at most as many as there were
 * @param note for people, to stand behind the status; empty for none
 */
public record AnswerMeaning(boolean accepted, int status, OptionalLong retryAfter, int rejected, String note) {
    static AnswerMeaning plain(boolean accepted, int status) {
        return new AnswerMeaning(accepted, status, OptionalLong.empty(), 0, "");
    }
}
