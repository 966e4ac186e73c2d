package rollcall.mapping;

/** The text of a mapping is wrong. The message is for the person who wrote it. */
public final class InvalidMapping extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /**
     * @param line from 1 on
     * @param column from 1 on
     * @param message what would be right
     */
    public InvalidMapping(int line, int column, String message) {
        super(message);
        this.line = line;
        this.column = column;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
