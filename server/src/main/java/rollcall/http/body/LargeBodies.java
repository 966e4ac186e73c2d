package rollcall.http.body;

import java.util.Optional;
import org.eclipse.jetty.server.Request;

/**
 * The paths whose bodies may be larger than 64 KiB, and who may send them. It is asked before such a body is read; the route decides later
 * what else the sender may do. All other paths take small bodies only.
 */
public interface LargeBodies {
    /** No path takes a large body. */
    LargeBodies NONE = new LargeBodies() {
        @Override
        public long most(Request request) {
            return RequestBody.SMALL;
        }

        @Override
        public Optional<Object> sender(Request request) {
            return Optional.empty();
        }
    };

    /** Most bytes of a body at the path of this request. */
    long most(Request request);

    /**
     * The sender of the request: requests with an equal sender share one allowance of memory. Empty if the sender is unknown. May query the
     * database.
     */
    Optional<Object> sender(Request request);
}
