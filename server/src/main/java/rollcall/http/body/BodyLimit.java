package rollcall.http.body;

import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.report.Trace;

/** The largest size of one body: {@link RequestBody#SMALL} for every sender, and more only once the sender is known. */
final class BodyLimit {
    private static final Logger LOG = LoggerFactory.getLogger(BodyLimit.class);

    private final Request request;
    private final LargeBodies large;
    private final BodyChunks parts;
    private long most = RequestBody.SMALL;
    private boolean asked;

    BodyLimit(Request request, LargeBodies large, BodyChunks parts) {
        this.request = request;
        this.large = large;
        this.parts = parts;
    }

    /** Bytes that the body may have, as far as is known now. */
    long most() {
        return most;
    }

    /** True once the sender has been looked up. */
    boolean isAsked() {
        return asked;
    }

    /** The reason to give up a body of more than {@link #most} bytes; empty if it may be larger after all. May query the database. */
    Optional<RequestBody.End> beyond() {
        return asked ? Optional.of(RequestBody.End.TOO_LARGE) : ask();
    }

    /** The reason to give up a body that is not small; empty if its sender may send it. May query the database. */
    Optional<RequestBody.End> ask() {
        asked = true;
        long allowed = large.most(request);
        if (allowed < Math.max(parts.received(), request.getLength())) {
            return Optional.of(RequestBody.End.TOO_LARGE);
        }
        Optional<Object> known;
        try {
            known = large.sender(request);
        } catch (RuntimeException e) {
            LOG.warn("who sends a large body cannot be looked up: {}", Trace.of(e));
            return Optional.of(RequestBody.End.NO_ROOM);
        }
        if (known.isEmpty()) {
            return Optional.of(RequestBody.End.NOT_KNOWN);
        }
        parts.belongTo(known.get());
        most = allowed;
        return Optional.empty();
    }
}
