package rollcall.cli;

/** Thrown when a command cannot do its work; the message is one line for the person who typed it. */
final class CommandProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandProblem(String message) {
        super(message);
    }
}
