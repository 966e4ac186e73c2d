package rollcall.sender.ship;

/**
 * What came of something that somebody asked for.
 *
 * @param message a sentence for the page
 * @param good whether it is what they wanted
 */
public record Outcome(String message, boolean good) {
    static Outcome good(String message) {
        return new Outcome(message, true);
    }

    static Outcome bad(String message) {
        return new Outcome(message, false);
    }
}
