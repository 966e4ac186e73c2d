package rollcall.http.body;

import java.io.IOException;

/** A body that is not there to be read. */
public final class IncompleteBody extends IOException {
    private static final long serialVersionUID = 1L;

    private final RequestBody.End end;

    public IncompleteBody(RequestBody.End end) {
        super("the body is not whole: " + end);
        this.end = end;
    }

    /** Why it is not. */
    public RequestBody.End end() {
        return end;
    }
}
