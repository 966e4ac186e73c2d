package rollcall.pages.settings;

import java.util.Map;
import java.util.TreeMap;
import rollcall.encoder.Protocol;
import rollcall.report.InvalidInput;
import rollcall.sender.consent.Prohibition;
import rollcall.sender.consent.SettingsUpdate;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.sender.status.TelemetrySettings;

/** The submitted form of the telemetry page. */
final class TelemetryForm {
    private final Map<String, String> form;

    TelemetryForm(Map<String, String> form) {
        this.form = form;
    }

    /** Returns the fields of the form for the current settings. They never contain the key. */
    static Map<String, String> of(TelemetrySettings now) {
        Map<String, String> form = new TreeMap<>();
        form.put("level", now.level().code());
        form.put("wire", now.protocol().code());
        form.put("endpoint", now.endpoint());
        form.put("contact", now.contact());
        if (now.audit()) {
            form.put("audit", "on");
        }
        return form;
    }

    /**
     * Returns the settings that the form contains.
     *
     * @throws InvalidInput if a key is typed and its removal is ticked, or if there is no such level or protocol
     */
    SettingsUpdate update(Prohibition prohibition) {
        return new SettingsUpdate(
                level(prohibition),
                Protocol.of(text("wire")),
                text("endpoint"),
                key(),
                text("contact"),
                form.containsKey("audit"));
    }

    /** Returns the fingerprint of the list that the form showed for the chosen protocol. */
    String seen() {
        return text("seen_" + text("wire"));
    }

    /** Returns the key; null to keep the stored key, empty to remove it. */
    private String key() {
        String typed = text("api_key");
        boolean remove = form.containsKey("remove_key");
        if (remove && !typed.isEmpty()) {
            throw new InvalidInput("api_key", "Either type a new key or remove the one that is stored, not both.");
        }
        return typed.isEmpty() && !remove ? null : typed;
    }

    /** Returns the level; null to keep the stored level. The form sends none while the environment forbids reporting. */
    private TelemetryLevel level(Prohibition prohibition) {
        boolean none = prohibition.holds() && !form.containsKey("level");
        return none ? null : TelemetryLevel.of(text("level"));
    }

    private String text(String field) {
        return form.getOrDefault(field, "").strip();
    }
}
