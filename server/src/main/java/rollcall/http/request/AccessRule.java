package rollcall.http.request;

import io.javalin.security.RouteRole;

/** Who may open a route. A route without a rule is closed to everybody. */
public enum AccessRule implements RouteRole {
    /** Everybody: the route shows nothing private. */
    ANYONE,
    /** Everybody, but a form has to come from a page of this site in the same browser. */
    FORM,
    /** Senders: the handler itself asks for an API key. */
    KEY,
    /** The program that uses the local agent: the guard checks the agent's key and where the request comes from. */
    AGENT,
    /** Everybody who is logged in. */
    MAINTAINER,
    /** Everybody who is logged in, with a file in the form: the handler itself reads the form and checks its token. */
    FILE,
    /** Superusers. */
    SUPERUSER,
    /** Superusers, with a file in the form: the handler itself reads the form and checks its token. */
    UPLOAD;

    /** True if browsers open the route: pages of other sites can make those send a form. */
    public boolean isForBrowsers() {
        return this == FORM || this == MAINTAINER || this == FILE || this == SUPERUSER || this == UPLOAD;
    }
}
