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

    private Optional<Session> find(Context context) {
        String token = Cookies.session(context);
        Optional<Session> session = sessions.find(token);
        if (token != null && session.filter(Session::renewed).isPresent()) {
            Cookies.keepSession(context, token);
        }
        return session;
    }
}
