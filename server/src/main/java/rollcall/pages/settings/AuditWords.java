package rollcall.pages.settings;

import java.util.List;
import rollcall.pages.text.Messages;

/** The sentences that describe entries of the audit log. */
final class AuditWords {
    /** The actions that people do in Rollcall, and that Rollcall does itself, sorted. */
    private static final List<String> NAMES = List.of(
            "advisory-added",
            "advisory-changed",
            "advisory-removed",
            "annotation-added",
            "annotation-removed",
            "downloads-removed",
            "downloads-uploaded",
            "export",
            "field-changed",
            "field-deleted",
            "field-permitted",
            "field-stopped",
            "instance-forgotten",
            "instance-start",
            "jobs-retried",
            "key-issued",
            "key-revoked",
            "login",
            "login-failed",
            "logout",
            "mapping-saved",
            "password-changed",
            "product-added",
            "product-applied",
            "product-set",
            "question-deleted",
            "question-saved",
            "report-uploaded",
            "settings-changed",
            "support-line-added",
            "support-line-changed",
            "support-line-removed",
            "telemetry-file-arrived",
            "telemetry-saved-to-file",
            "telemetry-sent-by-hand",
            "test-mode",
            "user-added",
            "user-removed");

    private static final String IN_THE_PROGRAM = "{\"initiator\":\"app\"}";

    private AuditWords() {}

    /** Returns the sentence for an action; null for a name that is not one of Rollcall's own actions. */
    static String action(String name) {
        return NAMES.contains(name) ? Messages.get("settings.action-" + name) : null;
    }

    /** Returns the names of Rollcall's own actions, sorted. */
    static List<String> names() {
        return NAMES;
    }

    /** Returns the words for a context; null if there are none for it. */
    static String context(String json) {
        return json.equals(IN_THE_PROGRAM) ? Messages.get("settings.done-in-the-program") : null;
    }
}
