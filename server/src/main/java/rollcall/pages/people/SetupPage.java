package rollcall.pages.people;

import java.util.HashMap;
import java.util.Map;
import rollcall.pages.InvalidForm;
import rollcall.pages.Page;
import rollcall.report.InvalidInput;

/** Shows the form that creates the first superuser. */
public final class SetupPage {
    /**
     * The form.
     *
     * @param email the address as it was typed before
     * @param invalidForm the error of the form; null when the form is shown first
     */
    public Page show(String email, InvalidForm invalidForm) {
        Map<String, Object> model = new HashMap<>();
        model.put("email", email);
        model.put("wrong", invalidForm);
        return new Page("setup", model);
    }

    /** The page for a set-up link that was used or is too old. */
    public Page spent() {
        return new Page("setup-spent", Map.of());
    }

    /**
     * The new password of a form that contains it twice.
     *
     * @throws InvalidInput if the two differ
     */
    public static String passwordOf(Map<String, String> form) {
        String password = form.getOrDefault("password", "");
        if (!password.equals(form.getOrDefault("password_again", ""))) {
            throw new InvalidInput("password_again", "The two passwords differ.");
        }
        return password;
    }
}
