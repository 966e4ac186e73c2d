package rollcall.pages.people;

import java.util.HashMap;
import java.util.Map;
import rollcall.pages.InvalidForm;
import rollcall.pages.Page;
import rollcall.report.InvalidInput;

/** Asks for the first superuser. */
public final class SetupPage {
    /**
     * The form.
     *
     * @param email as it was typed before
     * @param invalidForm what was wrong with the form; null at first
     */
    public Page show(String email, InvalidForm invalidForm) {
        Map<String, Object> model = new HashMap<>();
        model.put("email", email);
        model.put("wrong", invalidForm);
        return new Page("setup", model);
    }

    /** The link was used, or is too old. */
    public Page spent() {
        return new Page("setup-spent", Map.of());
    }

    /**
     * The new password of a form, which has it twice.
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
