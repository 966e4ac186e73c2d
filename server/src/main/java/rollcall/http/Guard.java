package rollcall.http;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.javalin.http.NotFoundResponse;
import io.javalin.security.RouteRole;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import rollcall.access.FormTokens;
import rollcall.access.people.Session;

/** Stands before every route and opens it by the door that the route names, or not at all. */
final class Guard {
    private final Visitors visitors;
    private final FormTokens tokens;
    private final Optional<AgentDoor> agent;

    /** @param agent who may open the routes of the local agent; nobody where there is none */
    Guard(Visitors visitors, FormTokens tokens, Optional<AgentDoor> agent) {
        this.visitors = visitors;
        this.tokens = tokens;
        this.agent = agent;
    }

    void check(Context context) throws IOException {
        Door door = door(context.routeRoles());
        if (door.isForBrowsers() && posts(context) && CrossSite.sent(context)) {
            throw Failure.staleForm();
        }
        switch (door) {
            case ANYONE, KEY -> {}
            case AGENT -> agent.orElseThrow(NotFoundResponse::new).admit(context);
            case FORM -> checkForm(context);
            case MAINTAINER -> loggedIn(context);
            case SUPERUSER -> requireSuperuser(loggedIn(context));
            case UPLOAD -> requireSuperuser(session(context));
        }
    }

    private static Door door(Set<RouteRole> roles) {
        return roles.stream().map(Door.class::cast).findFirst().orElseThrow(NotFoundResponse::new);
    }

    private void checkForm(Context context) {
        if (posts(context)
                && !tokens.match(Cookies.form(context), Parameters.form(context).get("_csrf"))) {
            throw Failure.staleForm();
        }
    }

    private static void requireSuperuser(Session session) {
        if (!session.account().superuser()) {
            throw new ForbiddenResponse("This is for superusers. Ask one of them to do it, or to make you one.");
        }
    }

    private Session session(Context context) {
        return visitors.session(context).orElseThrow(LogInFirst::new);
    }

    private Session loggedIn(Context context) {
        Session session = session(context);
        if (posts(context) && !session.sent(Parameters.form(context).get("_csrf"))) {
            throw Failure.staleForm();
        }
        return session;
    }

    /** Everything that changes something comes by POST; see the table of routes. */
    private static boolean posts(Context context) {
        return context.method() == HandlerType.POST;
    }
}
