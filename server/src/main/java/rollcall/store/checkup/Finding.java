package rollcall.store.checkup;

/**
 * What was found of one subject.
 *
 * @param subject one word
 * @param text one line: what is the case, and behind a colon what to do if it is wrong
 */
public record Finding(State state, String subject, String text) {
    /** How it stands. */
    public enum State {
        OK,
        /** Worth knowing, and nothing that has to be mended. */
        NOTE,
        WRONG
    }

    static Finding ok(String subject, String text) {
        return new Finding(State.OK, subject, text);
    }

    static Finding note(String subject, String text) {
        return new Finding(State.NOTE, subject, text);
    }

    static Finding wrong(String subject, String text) {
        return new Finding(State.WRONG, subject, text);
    }
}
