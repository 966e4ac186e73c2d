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
import rollcall.pages.PageParameters;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.report.InvalidInput;
import rollcall.sender.audit.AuditLog;

/** Lists the accounts that can log in, and adds and removes accounts. */
public final class AccountsPage {
    private final Accounts accounts;
    private final PasswordLogin passwordLogin;
    private final AuditLog auditLog;

    public AccountsPage(Accounts accounts, PasswordLogin passwordLogin, AuditLog auditLog) {
        this.accounts = accounts;
        this.passwordLogin = passwordLogin;
        this.auditLog = auditLog;
    }

    /** What the page takes in its URL. */
    public PageParameters parameters() {
        return PageParameters.of(Parameter.checked(
                "remove",
                (pageRequest, value) -> other(pageRequest, value) != null,
                "There is no such account, or it is your own.",
                "another account of this page"));
    }

    public Page show(PageRequest pageRequest) {
        return new Page("accounts", model(pageRequest));
    }

    /**
     * Adds an account and shows its password, which is never shown again.
     *
     * @throws InvalidInput if a value is invalid, or if a superuser is to be added and the form lacks the present password of the logged-in
     *     account
     */
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

    /**
     * Removes the account that {@code ?remove=ID} names. Nobody can remove their own account, so at least one superuser is left.
     *
     * @throws InvalidInput unless the form repeats the account's address
     * @throws NotFound if there is no such account, if it is the account that is logged in, or if this account is no superuser any more
     */
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

    /** The account with this number; null if there is none, or if it is the account that is logged in. */
    private Account other(PageRequest pageRequest, String id) {
        return accounts.all().stream()
                .filter(account -> String.valueOf(account.id()).equals(id))
                .filter(account -> account.id() != pageRequest.who().id())
                .findFirst()
                .orElse(null);
    }
}
