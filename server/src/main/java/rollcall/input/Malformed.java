package rollcall.input;

import org.jspecify.annotations.Nullable;
import rollcall.report.Rejection;

/**
 * The bytes of a request are wrong. It holds a reason and the name of the field at fault, but never a value: the message may be sent in an
 * answer and counted. It has no stack trace, because strangers decide how often it is thrown.
 */
public final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Rejection rejection;
    private final String field;
    private final transient @Nullable Place place;

    /** Where text stops being what it should be, both counted from 1. */
    public record Place(int line, int column) {}

    /** For a request that is wrong as a whole. */
    public Malformed(Rejection rejection) {
        this(rejection, "");
    }

    /**
     * For a request with one wrong field.
     *
     * @param field its name in the protocol; from our own code, never from the payload
     */
    public Malformed(Rejection rejection, String field) {
        this(rejection, field, null);
    }

    /** For text that is wrong at one place. */
    Malformed(Rejection rejection, Place place) {
        this(rejection, "", place);
    }

    private Malformed(Rejection rejection, String field, @Nullable Place place) {
        super(rejection.code(), null, false, false);
        this.rejection = rejection;
        this.field = field;
        this.place = place;
    }

    /** Why the request is rejected. */
    public Rejection rejection() {
        return rejection;
    }

    /** The field at fault; empty if the request is wrong as a whole. */
    public String field() {
        return field;
    }

    /** Where the text is wrong; null if no place is known. */
    public @Nullable Place place() {
        return place;
    }
}
