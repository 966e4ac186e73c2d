package rollcall.pages.settings;

import java.util.Map;
import java.util.TreeMap;
import rollcall.encoder.Protocol;
import rollcall.report.InvalidInput;
import rollcall.sender.consent.Prohibition;
import rollcall.sender.consent.SettingsUpdate;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.sender.status.SenderStatus;

/** The form of the telemetry page as it was posted. */
final class TelemetryForm {
    private final Map<String, String> form;

    TelemetryForm(Map<String, String> form) {
        this.form = form;
    }

    /** The fields of the form as the settings are now; the key is never in them. */
    static Map<String, String> of(SenderStatus.Settings now) {
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
     * The update that the form asks for.
     *
     * @throws InvalidInput if the key is typed and removed at once, or there is no such level or protocol
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

    /** The fingerprint of the list that the form showed for the chosen protocol. */
    String seen() {
        return text("seen_" + text("wire"));
    }

    /** Null keeps the key. */
    private String key() {
        String typed = text("api_key");
        boolean remove = form.containsKey("remove_key");
        if (remove && !typed.isEmpty()) {
            throw new InvalidInput("api_key", "Either type a new key or remove the one that is stored, not both.");
        }
        return typed.isEmpty() && !remove ? null : typed;
    }

    /** Null keeps the level: where the choice is locked the form sends none. */
    private TelemetryLevel level(Prohibition prohibition) {
        boolean none = prohibition.holds() && !form.containsKey("level");
        return none ? null : TelemetryLevel.of(text("level"));
    }

    private String text(String field) {
        return form.getOrDefault(field, "").strip();
    }
}
