package rollcall.sender.status;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import rollcall.sender.audit.AuditLog;
import rollcall.sender.consent.Consent;
import rollcall.sender.consent.SettingsUpdate;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.sender.send.SendJob;
import rollcall.store.sender.SenderSettings;

/** Saves the settings, and records in the audit log who changed what. */
public final class SettingsSaving {
    private static final String ACTION = "settings-changed";

    private final Consent consent;
    private final SendJob sendJob;
    private final AuditLog auditLog;

    public SettingsSaving(Consent consent, SendJob sendJob, AuditLog auditLog) {
        this.consent = consent;
        this.sendJob = sendJob;
        this.auditLog = auditLog;
    }

    /**
     * Saves all settings or none. A change that switches the audit log off is recorded in the same transaction, as the last row of the
     * audit log.
     *
     * @param seen the fingerprint of the list that the form showed
     * @param who the account that saves
     * @throws rollcall.report.InvalidInput if a setting is not valid or the list has changed since it was shown
     */
    public void save(SettingsUpdate settingsUpdate, String seen, String who) {
        Consent.Changed changed = consent.save(
                settingsUpdate,
                seen,
                who,
                (before, after) -> before.audit() && !after.audit()
                        ? List.of(auditLog.row(ACTION, who, changes(before, after, settingsUpdate)))
                        : List.of());
        auditLog.action(ACTION, who, changes(changed.before(), changed.after(), settingsUpdate));
        if (TelemetryLevel.of(changed.after().level()) == TelemetryLevel.OFF) {
            sendJob.stopNow();
        } else {
            sendJob.plan();
        }
    }

    /**
     * Returns the changed settings with their new values. The value of the key is not included, only whether the key was removed or
     * replaced.
     */
    private static Map<String, Object> changes(
            SenderSettings before, SenderSettings after, SettingsUpdate settingsUpdate) {
        Map<String, Object> changes = new TreeMap<>();
        put(changes, "level", before.level(), after.level());
        put(changes, "wire", before.wire(), after.wire());
        put(changes, "endpoint", before.endpoint(), after.endpoint());
        put(changes, "contact", before.contact(), after.contact());
        put(changes, "audit-log", before.audit(), after.audit());
        if (settingsUpdate.apiKey() != null || !after.apiKey().equals(before.apiKey())) {
            changes.put("key", after.apiKey().isEmpty() ? "removed" : "replaced");
        }
        return changes;
    }

    private static void put(Map<String, Object> changes, String name, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            changes.put(name, after);
        }
    }
}
