package rollcall.pages.people;

import java.util.Map;
import rollcall.access.people.PasswordLogin;
import rollcall.access.people.TooManyLogins;
import rollcall.pages.PageRequest;
import rollcall.report.InvalidInput;

/** Checks the present password before sensitive changes, for which an open browser must not be enough. */
final class PresentPassword {
    private static final String FIELD = "password_present";

    private PresentPassword() {}

    /** @throws InvalidInput if the form does not contain the present password, or if too many wrong ones were tried in this session */
    static void check(PasswordLogin passwordLogin, PageRequest pageRequest, Map<String, String> form) {
        try {
            if (!passwordLogin.confirm(pageRequest.who(), form.getOrDefault(FIELD, ""), pageRequest.csrf())) {
                throw new InvalidInput(FIELD, "This is not your current password.");
            }
        } catch (TooManyLogins e) {
            throw new InvalidInput(FIELD, e.getMessage());
        }
    }
}
