package rollcall.http.web;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import rollcall.access.FormTokens;
import rollcall.access.people.Account;
import rollcall.access.people.SetupLink;
import rollcall.http.request.Cookies;
import rollcall.http.request.Parameters;
import rollcall.http.request.Redirect;
import rollcall.http.request.SiteServices;
import rollcall.pages.InvalidForm;
import rollcall.pages.Page;
import rollcall.pages.people.SetupPage;
import rollcall.report.InvalidInput;
import rollcall.sender.audit.AuditLog;

/** The one-time link that creates the first superuser and logs that superuser in. */
public final class SetupEndpoint {
    private final SetupLink link;
    private final FormTokens tokens;
    private final LogInEndpoint logIn;
    private final AuditLog auditLog;
    private final SetupPage page = new SetupPage();
    private final PageRenderer pageRenderer;

    public SetupEndpoint(SiteServices.Entry entry, LogInEndpoint logIn, AuditLog auditLog, PageRenderer pageRenderer) {
        this.link = entry.setupLink();
        this.tokens = entry.formTokens();
        this.logIn = logIn;
        this.auditLog = auditLog;
        this.pageRenderer = pageRenderer;
    }

    public void show(Context context) {
        if (link.opens(context.pathParam("token"))) {
            show(context, page.show("", null));
        } else {
            showSpent(context);
        }
    }

    public void send(Context context) {
        Map<String, String> form = Parameters.form(context);
        String email = form.getOrDefault("email", "");
        try {
            String password = SetupPage.passwordOf(form);
            Optional<Account> superuser = link.spend(context.pathParam("token"), email, password);
            if (superuser.isPresent()) {
                log(superuser.get());
                logIn.enter(context, superuser.get());
                Redirect.to(context, "/");
            } else {
                showSpent(context);
            }
        } catch (InvalidInput e) {
            context.status(422);
            show(context, page.show(email, InvalidForm.of(e)));
        }
    }

    private void log(Account first) {
        auditLog.action(
                "user-added",
                first.email(),
                Map.of("email", first.email(), "role", first.role().code()));
    }

    private void showSpent(Context context) {
        context.status(404);
        show(context, page.spent());
    }

    private void show(Context context, Page shown) {
        pageRenderer.render(context, shown, Map.of("csrf", Cookies.keepForm(context, tokens)));
    }
}
