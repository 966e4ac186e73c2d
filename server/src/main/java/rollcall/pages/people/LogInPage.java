package rollcall.pages.people;

import java.util.HashMap;
import java.util.Map;
import rollcall.pages.Page;
import rollcall.pages.text.Messages;

/** The log-in form. */
public final class LogInPage {
    /** What ended before the form was shown: nothing, a session, or a session in which a form was sent. The notice is the key of a message, null for nothing. */
    public enum Ended {
        NOTHING(null),
        SESSION("people.session-ended"),
        UNSAVED("people.session-ended-unsaved");

        private final String notice;

        Ended(String notice) {
            this.notice = notice;
        }
    }

    /**
     * The empty form.
     *
     * @param next the path of the page to show after the log-in
     */
    public Page ask(String next, Ended ended) {
        return page(next, "", ended.notice == null ? null : Messages.get(ended.notice), null);
    }

    /**
     * The form after a failed attempt.
     *
     * @param email as it was typed before
     * @param error why the attempt failed
     */
    public Page again(String next, String email, String error) {
        return page(next, email, null, Messages.translated(error));
    }

    /** The page for a receiver without accounts. It says where to find the set-up link. */
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
