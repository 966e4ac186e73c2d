package rollcall.sender.send;

import java.util.Map;
import rollcall.encoder.AnswerMeaning;

/** Describes a receiver's answer for the reader of the send log. */
final class StatusWords {
    private static final Map<Integer, String> WORDS = Map.ofEntries(
            Map.entry(301, "redirect: not followed, enter the address that it leads to"),
            Map.entry(308, "redirect: not followed, enter the address that it leads to"),
            Map.entry(400, "bad request: the receiver did not understand it"),
            Map.entry(401, "unauthorized: the key is not accepted"),
            Map.entry(403, "forbidden: the key may not do this"),
            Map.entry(404, "not found: there is no receiver at this endpoint"),
            Map.entry(405, "method not allowed: there is no receiver at this endpoint"),
            Map.entry(407, "proxy authentication required: the proxy does not accept the user and password"),
            Map.entry(413, "too large for the receiver"),
            Map.entry(415, "unsupported media type: the receiver does not take this protocol"),
            Map.entry(422, "unprocessable: the receiver did not understand it"),
            Map.entry(429, "too many requests: the receiver has enough for now"),
            Map.entry(502, "bad gateway: the receiver behind it did not answer"),
            Map.entry(503, "unavailable: the receiver cannot take it now"),
            Map.entry(504, "gateway timeout: the receiver behind it did not answer"));

    private static final Map<Integer, String> WITHOUT_KEY = Map.of(
            401, "unauthorized: no key was given, and this receiver asks for one",
            403, "forbidden: no key was given, and this receiver may ask for one");

    private StatusWords() {}

    /**
     * Returns a phrase that begins with the status.
     *
     * @param answer the meaning of the answer
     * @param withKey whether the request had a key
     */
    static String of(AnswerMeaning answer, boolean withKey) {
        String note = answer.note();
        if (answer.accepted() || !note.isEmpty() && answer.status() / 100 == 2) {
            return answer.status() + (note.isEmpty() ? "" : ", " + note);
        }
        String usual = WORDS.getOrDefault(answer.status(), other(answer.status()));
        String words = withKey ? usual : WITHOUT_KEY.getOrDefault(answer.status(), usual);
        return answer.status() + " " + words + (note.isEmpty() ? "" : " (" + note + ")");
    }

    private static String other(int status) {
        return switch (status / 100) {
            case 2 -> "is not this protocol's answer: there is no such receiver at this endpoint";
            case 3 -> "redirect: not followed, the answer has to come from the endpoint itself";
            case 4 -> "rejected by the receiver";
            case 5 -> "error of the receiver";
            default -> "is no answer that means anything here";
        };
    }
}
