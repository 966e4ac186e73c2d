package rollcall.http.web;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import rollcall.access.FormTokens;
import rollcall.access.people.Account;
import rollcall.access.people.Accounts;
import rollcall.access.people.PasswordLogin;
import rollcall.access.people.Sessions;
import rollcall.access.people.TooManyLogins;
import rollcall.http.request.Caller;
import rollcall.http.request.Cookies;
import rollcall.http.request.Parameters;
import rollcall.http.request.Redirect;
import rollcall.http.request.SessionLookup;
import rollcall.http.request.SiteServices;
import rollcall.pages.PageParameters;
import rollcall.pages.Parameter;
import rollcall.pages.people.LogInPage;
import rollcall.sender.audit.AuditLog;

/** The log-in and the log-out. */
public final class LogInEndpoint {
    /** What the log-in takes in its URL. */
    public static final PageParameters PARAMETERS = PageParameters.of(
            Parameter.matching(
                    "next", ReturnPath::isOwn, "It leads away from this site.", "the path of a page of this site"),
            Parameter.bare(ReturnPath.UNSAVED));

    private final PasswordLogin passwordLogin;
    private final Accounts accounts;
    private final Sessions sessions;
    private final FormTokens tokens;
    private final SessionLookup sessionLookup;
    private final AuditLog auditLog;
    private final LogInPage page;
    private final PageRenderer pageRenderer;

    public LogInEndpoint(
            SiteServices.Entry entry, SessionLookup sessionLookup, AuditLog auditLog, PageRenderer pageRenderer) {
        this.passwordLogin = entry.logIn();
        this.accounts = entry.accounts();
        this.sessions = entry.sessions();
        this.tokens = entry.formTokens();
        this.sessionLookup = sessionLookup;
        this.auditLog = auditLog;
        this.page = new LogInPage();
        this.pageRenderer = pageRenderer;
    }

    public void show(Context context) {
        if (accounts.none()) {
            show(context, page.nobodyYet());
            return;
        }
        Map<String, String> query = Parameters.query(context);
        show(context, page.ask(query.getOrDefault("next", ""), ended(context, query)));
    }

    /** Why a visitor who was logged in has to log in again. */
    private LogInPage.Ended ended(Context context, Map<String, String> query) {
        if (query.containsKey(ReturnPath.UNSAVED)) {
            return LogInPage.Ended.UNSAVED;
        }
        boolean wasHere =
                Cookies.session(context) != null || Cookies.browser(context) != null && query.containsKey("next");
        boolean ended = wasHere && sessionLookup.session(context).isEmpty();
        return ended ? LogInPage.Ended.SESSION : LogInPage.Ended.NOTHING;
    }

    public void send(Context context) {
        Map<String, String> form = Parameters.form(context);
        String email = form.getOrDefault("email", "");
        String next = form.getOrDefault("next", "");
        try {
            Optional<Account> account =
                    passwordLogin.attempt(email, form.getOrDefault("password", ""), client(context));
            if (account.isPresent() && enter(context, account.get())) {
                Redirect.to(context, ReturnPath.isOwn(next) ? next : "/");
            } else {
                logFailure(email);
                context.status(401);
                show(context, page.again(next, email, "No account has this e-mail address and this password."));
            }
        } catch (TooManyLogins e) {
            context.status(429)
                    .header("Retry-After", String.valueOf(e.patience().toSeconds()));
            show(context, page.again(next, email, e.getMessage()));
        }
    }

    /** Starts a session in this browser and ends the one before. False if the account was removed a moment ago. */
    boolean enter(Context context, Account account) {
        leave(context);
        Optional<String> session = sessions.start(account);
        if (session.isEmpty()) {
            return false;
        }
        Cookies.keepSession(context, session.get());
        Cookies.keepBrowser(context, passwordLogin.remember(account, client(context)));
        String domain = account.email().substring(account.email().indexOf('@') + 1);
        auditLog.action("login", account.email(), Map.of("auth-backend", "password", "email-domain", domain));
        return true;
    }

    public void logOut(Context context) {
        sessionLookup
                .session(context)
                .ifPresent(
                        session -> auditLog.action("logout", session.account().email(), Map.of()));
        leave(context);
        Cookies.removeSession(context);
        Redirect.to(context, "/login");
    }

    /** Logs the account's address; an empty one if there is no such account, because the typed text may be a password. */
    private void logFailure(String typed) {
        String who = accounts.find(typed).map(Account::email).orElse("");
        auditLog.action("login-failed", who, Map.of());
    }

    private static PasswordLogin.LoginClient client(Context context) {
        return new PasswordLogin.LoginClient(Caller.of(context).network(), Cookies.browser(context));
    }

    private void leave(Context context) {
        String token = Cookies.session(context);
        if (token != null) {
            sessions.end(token);
        }
    }

    private void show(Context context, rollcall.pages.Page shown) {
        pageRenderer.render(context, shown, Map.of("csrf", Cookies.keepForm(context, tokens)));
    }
}
