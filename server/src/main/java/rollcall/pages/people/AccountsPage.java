package rollcall.pages.people;

import java.util.HashMap;
import java.util.Map;
import rollcall.access.people.Account;
import rollcall.access.people.Accounts;
import rollcall.access.people.PasswordLogin;
import rollcall.access.people.Role;
import rollcall.pages.FormReply;
import rollcall.pages.NotFound;
import rollcall.pages.Page;
import rollcall.pages.PageRequest;
import rollcall.report.InvalidInput;
import rollcall.sender.audit.AuditLog;

/** Who may log in? Adds and removes accounts. */
public final class AccountsPage {
    private final Accounts accounts;
    private final PasswordLogin passwordLogin;
    private final AuditLog auditLog;

    public AccountsPage(Accounts accounts, PasswordLogin passwordLogin, AuditLog auditLog) {
        this.accounts = accounts;
        this.passwordLogin = passwordLogin;
        this.auditLog = auditLog;
    }

    public Page show(PageRequest pageRequest) {
        return new Page("accounts", model(pageRequest));
    }

    /** Shows the new account's password, this once. Another superuser takes the visitor's own password. */
    public Page add(PageRequest pageRequest, Map<String, String> form) {
        Role role = Role.of(form.getOrDefault("role", ""));
        if (role == Role.SUPERUSER) {
            PresentPassword.check(passwordLogin, pageRequest, form);
        }
        String password = accounts.randomPassword();
        Account added = accounts.add(form.getOrDefault("email", ""), role, password);
        log(pageRequest, "user-added", added);
        Map<String, Object> model = model(pageRequest);
        model.put("added", added);
        model.put("password", password);
        return new Page("accounts", model);
    }

    /** Removes an account whose address was typed once more. Nobody removes their own, so one superuser is always left. */
    public FormReply remove(PageRequest pageRequest, Map<String, String> form) {
        Account chosen = other(pageRequest, pageRequest.query().get("remove"));
        if (chosen == null) {
            throw new NotFound("There is no such account, or it is your own.");
        }
        if (!chosen.email().equals(form.getOrDefault("typed", "").strip())) {
            throw new InvalidInput("typed", "The account was not removed: type its address exactly.");
        }
        if (!accounts.remove(chosen, pageRequest.who())) {
            throw new NotFound("The account is gone already, or you are no superuser any more.");
        }
        log(pageRequest, "user-removed", chosen);
        return new FormReply.SeeOther("/accounts");
    }

    private void log(PageRequest pageRequest, String action, Account account) {
        auditLog.action(
                action,
                pageRequest.who().email(),
                Map.of("email", account.email(), "role", account.role().code()));
    }

    private Map<String, Object> model(PageRequest pageRequest) {
        Map<String, Object> model = new HashMap<>();
        model.put("accounts", accounts.all());
        model.put("removing", other(pageRequest, pageRequest.query().get("remove")));
        return model;
    }

    /** The account of that number; null if there is none, or it is the visitor's own. */
    private Account other(PageRequest pageRequest, String id) {
        return accounts.all().stream()
                .filter(account -> String.valueOf(account.id()).equals(id))
                .filter(account -> account.id() != pageRequest.who().id())
                .findFirst()
                .orElse(null);
    }
}
