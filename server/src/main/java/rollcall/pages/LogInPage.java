package rollcall.pages;

import java.util.HashMap;
import java.util.Map;

/** Asks who is there. */
public final class LogInPage {
    /**
     * The form.
     *
     * @param next the path to go to afterwards
     * @param email as it was typed before
     * @param error what was wrong with that; null at first
     */
    public Page show(String next, String email, String error) {
        Map<String, Object> model = new HashMap<>();
        model.put("next", next);
        model.put("email", email);
        model.put("error", error);
        return new Page("login", model);
    }

    /** Nobody has an account: where the set-up link is to be found. */
    public Page nobodyYet() {
        return new Page("welcome", Map.of());
    }
}
