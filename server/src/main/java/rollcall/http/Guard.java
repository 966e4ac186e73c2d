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
import rollcall.http.answer.Failure;
import rollcall.http.ingest.AgentEndpoint;
import rollcall.http.request.AccessRule;
import rollcall.http.request.Cookies;
import rollcall.http.request.CrossSite;
import rollcall.http.request.Parameters;
import rollcall.http.request.SessionLookup;

/** Runs before every route and checks the {@link AccessRule} that the route names. */
final class Guard {
    private final SessionLookup sessionLookup;
    private final FormTokens tokens;
    private final Optional<AgentEndpoint> agent;

    /** @param agent checks requests to the local agent; empty if the agent is switched off */
    Guard(SessionLookup sessionLookup, FormTokens tokens, Optional<AgentEndpoint> agent) {
        this.sessionLookup = sessionLookup;
        this.tokens = tokens;
        this.agent = agent;
    }

    void check(Context context) throws IOException {
        AccessRule accessRule = rule(context.routeRoles());
        if (accessRule.isForBrowsers() && posts(context) && CrossSite.sent(context)) {
            throw Failure.staleForm();
        }
        switch (accessRule) {
            case ANYONE, KEY -> {}
            case AGENT -> agent.orElseThrow(NotFoundResponse::new).admit(context);
            case FORM -> checkForm(context);
            case MAINTAINER -> loggedIn(context);
            case SUPERUSER -> requireSuperuser(loggedIn(context));
            case FILE -> sessionLookup.require(context);
            case UPLOAD -> requireSuperuser(sessionLookup.require(context));
        }
    }

    private static AccessRule rule(Set<RouteRole> roles) {
        return roles.stream().map(AccessRule.class::cast).findFirst().orElseThrow(NotFoundResponse::new);
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

    private Session loggedIn(Context context) {
        Session session = sessionLookup.require(context);
        if (posts(context) && !session.sent(Parameters.form(context).get("_csrf"))) {
            throw Failure.staleForm();
        }
        return session;
    }

    /** Every request that changes something is a POST; see the table of routes. */
    private static boolean posts(Context context) {
        return context.method() == HandlerType.POST;
    }
}
