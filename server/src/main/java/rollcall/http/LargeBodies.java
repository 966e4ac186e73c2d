package rollcall.http;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Request;
import rollcall.access.people.Sessions;
import rollcall.intake.Limits;
import rollcall.intake.file.FileIntake;
import rollcall.report.Product;

/**
 * Where a body may be larger than 64 KiB, and who may send it. Looked at before such a body is read; what else the sender may do is
 * decided where the request leads to. A path that is missing here takes no large body.
 */
interface LargeBodies {
    /** Nobody, nowhere. */
    LargeBodies NONE = new LargeBodies() {
        @Override
        public long most(Request request) {
            return ArrivingBody.SMALL;
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

    /** Those of a whole site. */
    final class OfSite implements LargeBodies {
        private static final Set<String> BATCHES = Set.of("/ingest/events", "/ingest/penpot");
        private static final String OTLP = "/ingest/otlp/";
        private static final String AGENT = "/agent/";
        private static final String UPLOADS = "/upload";

        private final Function<String, Optional<Product>> authenticate;
        private final Optional<AgentDoor> agent;
        private final Sessions sessions;

        OfSite(Function<String, Optional<Product>> authenticate, Optional<AgentDoor> agent, Sessions sessions) {
            this.authenticate = authenticate;
            this.agent = agent;
            this.sessions = sessions;
        }

        @Override
        public long most(Request request) {
            String path = path(request);
            if (BATCHES.contains(path) || path.startsWith(OTLP)) {
                return Limits.BATCH.packed();
            }
            if (path.startsWith(AGENT)) {
                return AgentDoor.MOST_BYTES;
            }
            return isUpload(path) ? FileIntake.MOST_BYTES + Multipart.FRAME : ArrivingBody.SMALL;
        }

        @Override
        public Optional<Object> sender(Request request) {
            String path = path(request);
            if (isUpload(path)) {
                return Request.getCookies(request).stream().anyMatch(this::isSession)
                        ? Optional.of(UPLOADS)
                        : Optional.empty();
            }
            if (path.startsWith(AGENT)) {
                String key = PresentedKey.inHeader(PresentedKey.header(request)).orElse("");
                return agent.filter(door -> door.isKey(key)).map(door -> AGENT);
            }
            String key = path.startsWith(OTLP) ? PresentedKey.toOtlp(request) : PresentedKey.to(request);
            return authenticate.apply(key).map(Product::id);
        }

        private boolean isSession(HttpCookie cookie) {
            return cookie.getName().endsWith(Cookies.SESSION)
                    && sessions.find(cookie.getValue()).isPresent();
        }

        private static boolean isUpload(String path) {
            return path.startsWith("/p/") && path.endsWith(UPLOADS);
        }

        /** As the table of routes takes it, which does not mind a slash at the end. */
        private static String path(Request request) {
            String path = Request.getPathInContext(request);
            return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        }
    }
}
