package rollcall.pages;

import java.util.List;

/** Thrown if the URL has a parameter, or a value of one, that the page does not know. It is answered with 400. */
public final class InvalidParameter extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final String problem;
    private final String permitted;

    /**
     * @param name the parameter, as it stands in the URL
     * @param problem what is wrong with it, as a sentence; it repeats nothing of the value
     * @param permitted what the page permits instead, in words; empty if there is nothing to list
     */
    public InvalidParameter(String name, String problem, String permitted) {
        super(problem);
        this.name = name;
        this.problem = problem;
        this.permitted = permitted;
    }

    /**
     * Rejects a value that is not one of some.
     *
     * @throws InvalidParameter if it is not
     */
    public static void unlessOneOf(List<String> permitted, String name, String value) {
        if (!permitted.contains(value)) {
            throw new InvalidParameter(name, "There is no such value.", Parameter.listed(permitted));
        }
    }

    /** The name of the parameter, as somebody wrote it: any text. */
    public String name() {
        return name;
    }

    /** What is wrong, as a sentence. */
    public String problem() {
        return problem;
    }

    /** What the page permits, in words; may be empty. */
    public String permitted() {
        return permitted;
    }
}
