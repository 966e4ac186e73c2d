package rollcall.http.body;

import java.util.Optional;
import org.eclipse.jetty.server.Request;

/**
 * Where a body may be larger than 64 KiB, and who may send it. Looked at before such a body is read; what else the sender may do is
 * decided where the request leads to. A path that is missing here takes no large body.
 */
public interface LargeBodies {
    /** Nobody, nowhere. */
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

    /** Most bytes of a body at this request's path. */
    long most(Request request);

    /** Who sends it: all with the same sender share what one may hold in memory. Empty if nobody is known. May ask the database. */
    Optional<Object> sender(Request request);
}
