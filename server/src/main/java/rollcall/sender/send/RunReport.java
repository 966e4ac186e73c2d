package rollcall.sender.send;

/**
 * The result of a run, for the person who started it.
 *
 * @param message one sentence or several, for the page
 * @param good whether the run did what the person wanted
 */
public record RunReport(String message, boolean good) {
    static RunReport good(String message) {
        return new RunReport(message, true);
    }

    static RunReport bad(String message) {
        return new RunReport(message, false);
    }
}
