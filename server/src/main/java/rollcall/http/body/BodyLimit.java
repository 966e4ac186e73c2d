package rollcall.http.body;

import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.report.Trace;

/** How large one body may become: {@link RequestBody#SMALL} for anybody, and more only once it is known who sends it. */
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

    /** Bytes that it may have, as far as is known. */
    long most() {
        return most;
    }

    /** Whether it is known who sends it. */
    boolean isAsked() {
        return asked;
    }

    /** Why it may not have more than {@link #most} bytes; empty if it may after all. May ask the database. */
    Optional<RequestBody.End> beyond() {
        return asked ? Optional.of(RequestBody.End.TOO_LARGE) : ask();
    }

    /** Why it may not be larger than anybody's; empty if it may. May ask the database. */
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
