package rollcall.product;

/** A product file is wrong at a place. The message is the sentence that helps to mend it. */
public final class InvalidProductFile extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    public InvalidProductFile(int line, int column, String message) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /** The line, from 1 on. */
    public int line() {
        return line;
    }

    /** The column of that line, from 1 on. */
    public int column() {
        return column;
    }
}
