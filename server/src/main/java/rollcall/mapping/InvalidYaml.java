package rollcall.mapping;

/** A text that a person wrote in YAML is wrong at a place. The message is the sentence that helps to mend it. */
public final class InvalidYaml extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /**
     * @param line from 1 on
     * @param column of that line, from 1 on
     * @param message what would be right
     */
    public InvalidYaml(int line, int column, String message) {
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
