package rollcall.pages;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import rollcall.access.InvalidInput;
import rollcall.sender.InvalidWish;
import rollcall.sender.Level;
import rollcall.sender.WireName;
import rollcall.sender.Wish;
import rollcall.sender.desk.Standing;

/** The form of Settings, Telemetry, as it was posted. */
final class TelemetryForm {
    private final Map<String, String> form;

    TelemetryForm(Map<String, String> form) {
        this.form = form;
    }

    /** The form's fields as they are now; the key's stays empty. */
    static Map<String, String> of(Standing.Settings now) {
        Map<String, String> form = new TreeMap<>();
        form.put("level", now.level().code());
        form.put("wire", now.wire().code());
        form.put("endpoint", now.endpoint());
        form.put("contact", now.contact());
        if (now.audit()) {
            form.put("audit", "on");
        }
        return form;
    }

    /**
     * What is wished.
     *
     * @throws InvalidInput if the key that is stored would go to another receiver than it was given for
     * @throws InvalidWish if there is no such level or wire
     */
    Wish wish(Standing.Settings now) {
        String endpoint = text("endpoint");
        return new Wish(
                Level.of(text("level")),
                WireName.of(text("wire")),
                endpoint,
                key(now, endpoint),
                text("contact"),
                form.containsKey("audit"));
    }

    /** The fingerprint of the list that the form showed for the wire that was chosen. */
    String seen() {
        return text("seen_" + text("wire"));
    }

    /** What another person may read of the change; of the key only whether it is another one. */
    static Map<String, Object> changes(Standing.Settings before, Wish wish) {
        Map<String, Object> changes = new TreeMap<>();
        put(changes, "level", before.level().code(), wish.level().code());
        put(changes, "wire", before.wire().code(), wish.wire().code());
        put(changes, "endpoint", before.endpoint(), wish.endpoint());
        put(changes, "contact", before.contact(), wish.contact());
        put(changes, "audit-log", before.audit(), wish.audit());
        if (wish.apiKey() != null) {
            changes.put("key", wish.apiKey().isEmpty() ? "removed" : "replaced");
        }
        return changes;
    }

    private static void put(Map<String, Object> changes, String name, Object before, Object after) {
        if (!Objects.equals(before, after)) {
            changes.put(name, after);
        }
    }

    /** Null keeps the key. It was given for one receiver: whoever changes the address may not learn it by that, and it goes with its address. */
    private String key(Standing.Settings now, String endpoint) {
        String typed = text("api_key");
        boolean remove = form.containsKey("remove_key");
        if (remove && !typed.isEmpty()) {
            throw new InvalidInput("api_key", "Either type a new key or remove the one that is stored, not both.");
        }
        if (!typed.isEmpty() || remove) {
            return typed;
        }
        if (!now.keyStored() || now.endpoint().isEmpty() || endpoint.equals(now.endpoint())) {
            return null;
        }
        if (!endpoint.isEmpty()) {
            throw new InvalidInput(
                    "api_key",
                    "The key that is stored was given for another address. Type the key for this one, or remove the old one.");
        }
        return "";
    }

    private String text(String field) {
        return form.getOrDefault(field, "").strip();
    }
}
