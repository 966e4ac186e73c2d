package rollcall.sender.desk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import rollcall.sender.Consent;
import rollcall.sender.Journal;
import rollcall.sender.Level;
import rollcall.sender.Wish;
import rollcall.sender.ship.Shipping;
import rollcall.store.sender.SenderSettings;

/** Does what superusers want and writes down who wanted it. */
public final class Saving {
    private static final String ACTION = "settings-changed";

    private final Consent consent;
    private final Shipping shipping;
    private final Journal journal;

    public Saving(Consent consent, Shipping shipping, Journal journal) {
        this.consent = consent;
        this.shipping = shipping;
        this.journal = journal;
    }

    /**
     * Saves all of it or nothing. An audit log that is switched off ends with who did that, in the same commit.
     *
     * @param seen the fingerprint of the list that was shown
     * @throws rollcall.sender.InvalidWish if it cannot be
     */
    public void save(Wish wish, String seen, String who) {
        Consent.Changed changed = consent.save(
                wish,
                seen,
                who,
                (before, after) -> before.audit() && !after.audit()
                        ? List.of(journal.row(ACTION, who, changes(before, after, wish)))
                        : List.of());
        journal.action(ACTION, who, changes(changed.before(), changed.after(), wish));
        if (Level.of(changed.after().level()) == Level.OFF) {
            shipping.stopNow();
        } else {
            shipping.plan();
        }
    }

    /** What another person may read of the change; of the key only whether it is another one. */
    private static Map<String, Object> changes(SenderSettings before, SenderSettings after, Wish wish) {
        Map<String, Object> changes = new TreeMap<>();
        put(changes, "level", before.level(), after.level());
        put(changes, "wire", before.wire(), after.wire());
        put(changes, "endpoint", before.endpoint(), after.endpoint());
        put(changes, "contact", before.contact(), after.contact());
        put(changes, "audit-log", before.audit(), after.audit());
        if (wish.apiKey() != null || !after.apiKey().equals(before.apiKey())) {
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
