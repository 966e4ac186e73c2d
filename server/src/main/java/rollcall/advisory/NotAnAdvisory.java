package rollcall.advisory;

/** A file is no advisory that can be read. It has no stack trace, because strangers decide how often it is thrown. */
public final class NotAnAdvisory extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param place where the file is wrong: a JSON pointer (RFC 6901), or the line and the column
     * @param problem what is wrong there and what mends it, as a sentence; it repeats nothing of the file
     */
    NotAnAdvisory(String place, String problem) {
        super("At " + place + ": " + problem, null, false, false);
    }
}
