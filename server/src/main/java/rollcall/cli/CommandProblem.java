package rollcall.cli;

/** Why a command could not do its work, in one line for who typed it. */
final class CommandProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandProblem(String message) {
        super(message);
    }
}
