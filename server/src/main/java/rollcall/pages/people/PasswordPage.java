package rollcall.pages.people;

import java.util.HashMap;
import java.util.Map;
import rollcall.access.people.Accounts;
import rollcall.access.people.PasswordLogin;
import rollcall.access.people.Sessions;
import rollcall.pages.Page;
import rollcall.pages.PageRequest;
import rollcall.report.InvalidInput;
import rollcall.sender.audit.AuditLog;

/** Changes one's own password and ends one's other sessions. */
public final class PasswordPage {
    private final Accounts accounts;
    private final PasswordLogin passwordLogin;
    private final Sessions sessions;
    private final AuditLog auditLog;

    public PasswordPage(Accounts accounts, PasswordLogin passwordLogin, Sessions sessions, AuditLog auditLog) {
        this.accounts = accounts;
        this.passwordLogin = passwordLogin;
        this.sessions = sessions;
        this.auditLog = auditLog;
    }

    public Page show(PageRequest pageRequest) {
        return new Page("password", new HashMap<>());
    }

    /**
     * Changes the password and ends the account's other sessions.
     *
     * @throws InvalidInput if the new passwords differ, or if the present password is wrong: a browser left open must not be enough
     */
    public Page change(PageRequest pageRequest, Map<String, String> form) {
        String password = SetupPage.passwordOf(form);
        PresentPassword.check(passwordLogin, pageRequest, form);
        accounts.changePassword(pageRequest.who(), password);
        sessions.endOthers(pageRequest.who(), pageRequest.csrf());
        auditLog.action("password-changed", pageRequest.who().email(), Map.of());
        return new Page("password", Map.of("changed", true));
    }
}
