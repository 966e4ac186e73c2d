package rollcall.pages.people;

import java.util.Map;
import rollcall.access.InvalidInput;
import rollcall.access.LogIn;
import rollcall.access.TooManyTries;
import rollcall.pages.Visit;

/** One's own password, typed once more for what a browser left open must not be enough for. */
final class PresentPassword {
    private static final String FIELD = "password_present";

    private PresentPassword() {}

    /** @throws InvalidInput if the form has not the visitor's password, or too many others were tried in this session */
    static void check(LogIn logIn, Visit visit, Map<String, String> form) {
        try {
            if (!logIn.confirm(visit.who(), form.getOrDefault(FIELD, ""), visit.csrf())) {
                throw new InvalidInput(FIELD, "This is not your present password.");
            }
        } catch (TooManyTries e) {
            throw new InvalidInput(FIELD, e.getMessage());
        }
    }
}
