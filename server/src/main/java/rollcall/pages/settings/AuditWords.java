package rollcall.pages.settings;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sentences that describe entries of the audit log. */
final class AuditWords {
    /** The actions that people do in Rollcall, and that Rollcall does itself. */
    private static final Map<String, String> ACTIONS = new TreeMap<>(Map.ofEntries(
            Map.entry("annotation-added", "Added an annotation"),
            Map.entry("annotation-removed", "Removed an annotation"),
            Map.entry("export", "Downloaded a file"),
            Map.entry("field-permitted", "Permitted a name"),
            Map.entry("instance-forgotten", "Forgot an instance"),
            Map.entry("instance-start", "Rollcall was started"),
            Map.entry("jobs-retried", "Tried put-aside reports again"),
            Map.entry("key-issued", "Issued an API key"),
            Map.entry("key-revoked", "Revoked an API key"),
            Map.entry("login", "Logged in"),
            Map.entry("login-failed", "Failed to log in"),
            Map.entry("logout", "Logged out"),
            Map.entry("password-changed", "Changed a password"),
            Map.entry("product-added", "Added a product"),
            Map.entry("product-set", "Changed a product's settings"),
            Map.entry("question-deleted", "Deleted a saved question"),
            Map.entry("question-saved", "Saved a question"),
            Map.entry("report-uploaded", "Uploaded a report file"),
            Map.entry("settings-changed", "Changed the telemetry settings"),
            Map.entry("telemetry-file-arrived", "Said that a report file has arrived"),
            Map.entry("telemetry-saved-to-file", "Saved telemetry to a file"),
            Map.entry("telemetry-sent-by-hand", "Sent telemetry by hand"),
            Map.entry("user-added", "Added an account"),
            Map.entry("user-removed", "Removed an account")));

    private static final Map<String, String> CONTEXTS = Map.of("{\"initiator\":\"app\"}", "done in the program itself");

    private AuditWords() {}

    /** Returns the sentence for an action; null for a name that is not one of Rollcall's own actions. */
    static String action(String name) {
        return ACTIONS.get(name);
    }

    /** Returns the names of Rollcall's own actions, sorted. */
    static List<String> names() {
        return List.copyOf(ACTIONS.keySet());
    }

    /** Returns the words for a context; null if there are none for it. */
    static String context(String json) {
        return CONTEXTS.get(json);
    }
}
