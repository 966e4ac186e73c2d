package rollcall.http.request;

import io.javalin.http.Context;
import java.util.Optional;
import rollcall.access.people.Session;
import rollcall.access.people.Sessions;

/** Who sent a request: asked once a request. */
public final class SessionLookup {
    private static final String SESSION = "rollcall.session";

    private final Sessions sessions;

    public SessionLookup(Sessions sessions) {
        this.sessions = sessions;
    }

    /** The session of the request's cookie. A session that was prolonged gets its cookie anew. */
    public Optional<Session> session(Context context) {
        return context.attributeOrCompute(SESSION, this::find);
    }

    private Optional<Session> find(Context context) {
        String token = Cookies.session(context);
        Optional<Session> session = sessions.find(token);
        if (session.filter(Session::renewed).isPresent()) {
            Cookies.keepSession(context, token);
        }
        return session;
    }
}
