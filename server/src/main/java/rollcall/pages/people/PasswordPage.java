package rollcall.pages.people;

import java.util.HashMap;
import java.util.Map;
import rollcall.access.Accounts;
import rollcall.access.LogIn;
import rollcall.access.Sessions;
import rollcall.pages.Page;
import rollcall.pages.Visit;
import rollcall.sender.Journal;

/** Changes one's own password and ends one's other sessions. */
public final class PasswordPage {
    private final Accounts accounts;
    private final LogIn logIn;
    private final Sessions sessions;
    private final Journal journal;

    public PasswordPage(Accounts accounts, LogIn logIn, Sessions sessions, Journal journal) {
        this.accounts = accounts;
        this.logIn = logIn;
        this.sessions = sessions;
        this.journal = journal;
    }

    public Page show(Visit visit) {
        return new Page("password", new HashMap<>());
    }

    /** Takes the present password once more: a browser left open is not enough. */
    public Page change(Visit visit, Map<String, String> form) {
        String password = SetupPage.passwordOf(form);
        PresentPassword.check(logIn, visit, form);
        accounts.changePassword(visit.who(), password);
        sessions.endOthers(visit.who(), visit.csrf());
        journal.action("password-changed", visit.who().email(), Map.of());
        return new Page("password", Map.of("changed", true));
    }
}
