package rollcall.http;

import java.io.IOException;

/** A body that is not there to be read. */
final class NotWhole extends IOException {
    private static final long serialVersionUID = 1L;

    private final ArrivingBody.End end;

    NotWhole(ArrivingBody.End end) {
        super("the body is not whole: " + end);
        this.end = end;
    }

    /** Why it is not. */
    ArrivingBody.End end() {
        return end;
    }
}
