package rollcall.sender.send;

/**
 * What came of something that somebody asked for.
 *
 * @param message a sentence for the page
 * @param good whether it is what they wanted
 */
public record SendOutcome(String message, boolean good) {
    static SendOutcome good(String message) {
        return new SendOutcome(message, true);
    }

    static SendOutcome bad(String message) {
        return new SendOutcome(message, false);
    }
}
