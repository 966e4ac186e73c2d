package rollcall.http.request;

import io.javalin.security.RouteRole;

/** Who may open a route. A route that names no door stays shut for everybody. */
public enum AccessRule implements RouteRole {
    /** Everybody: nothing behind it is anybody's. */
    ANYONE,
    /** Everybody, but a form has to come from a page of this site in the same browser. */
    FORM,
    /** Senders: the handler itself asks for an API key. */
    KEY,
    /** The program beside this one: the guard asks for the agent's key, and where the request comes from. */
    AGENT,
    /** Everybody who is logged in. */
    MAINTAINER,
    /** Superusers. */
    SUPERUSER,
    /** Superusers, with a file in the form: the handler itself reads the form and asks for its token. */
    UPLOAD;

    /** Whether people come this way, whose browsers other sites can make send a form. */
    public boolean isForBrowsers() {
        return this == FORM || this == MAINTAINER || this == SUPERUSER || this == UPLOAD;
    }
}
