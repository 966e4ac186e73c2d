package rollcall.http.request;

import io.javalin.http.Context;
import java.util.Optional;
import rollcall.access.people.Session;
import rollcall.access.people.Sessions;

/** Looks up the session of a request, once for each request. */
public final class SessionLookup {
    private static final String SESSION = "rollcall.session";

    private final Sessions sessions;

    public SessionLookup(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The session of the request's cookie. If the session was prolonged, the answer sets the cookie again. */
    public Optional<Session> session(Context context) {
        return context.attributeOrCompute(SESSION, this::find);
    }

    /**
     * The same for a page that needs a log-in.
     *
     * @throws LogInRequired if the visitor is not logged in
     */
    public Session require(Context context) {
        return session(context).orElseThrow(LogInRequired::new);
    }

    private Optional<Session> find(Context context) {
        String token = Cookies.session(context);
        Optional<Session> session = sessions.find(token);
        if (token != null && session.filter(Session::renewed).isPresent()) {
            Cookies.keepSession(context, token);
        }
        return session;
    }

    /** Thrown when a page needs a log-in and the visitor has none. */
    public static final class LogInRequired extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private LogInRequired() {
            super(null, null, false, false);
        }
    }
}
