package rollcall.http.body;

import java.io.IOException;

/** Thrown by the read of a body that did not arrive whole. */
public final class IncompleteBody extends IOException {
    private static final long serialVersionUID = 1L;

    private final RequestBody.End end;

    public IncompleteBody(RequestBody.End end) {
        super("the body is not whole: " + end);
        this.end = end;
    }

    /** Why the body is not whole. */
    public RequestBody.End end() {
        return end;
    }
}
