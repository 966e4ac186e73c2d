package rollcall.pages.people;

import java.util.HashMap;
import java.util.Map;
import rollcall.pages.Page;

/** The log-in form. */
public final class LogInPage {
    /** What ended for somebody who was logged in, and what to tell them. */
    public enum Ended {
        NOTHING(null),
        SESSION("Your session ended. Log in to go on."),
        UNSAVED("Your session ended, so what you sent was not saved. Log in, then send it again.");

        private final String notice;

        Ended(String notice) {
            this.notice = notice;
        }
    }

    /**
     * The form, before anything is typed.
     *
     * @param next the path to go to afterwards
     */
    public Page ask(String next, Ended ended) {
        return page(next, "", ended.notice, null);
    }

    /**
     * The form again.
     *
     * @param email as it was typed before
     * @param error what was wrong with that
     */
    public Page again(String next, String email, String error) {
        return page(next, email, null, error);
    }

    /** Nobody has an account: where the set-up link is to be found. */
    public Page nobodyYet() {
        return new Page("welcome", Map.of());
    }

    private static Page page(String next, String email, String notice, String error) {
        Map<String, Object> model = new HashMap<>();
        model.put("notice", notice);
        model.put("next", next);
        model.put("email", email);
        model.put("error", error);
        return new Page("login", model);
    }
}
