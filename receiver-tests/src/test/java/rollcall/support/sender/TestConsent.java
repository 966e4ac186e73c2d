package rollcall.support.sender;

import java.time.Clock;
import java.util.List;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.Consent;
import rollcall.sender.consent.Prohibition;
import rollcall.sender.consent.SettingsUpdate;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.sender.facts.StoredFacts;
import rollcall.store.sender.SenderFactsDao;
import rollcall.store.sender.SenderSettingsDao;
import rollcall.support.TestProducts;

/** Saves superusers' decisions about reporting without the page, and reads the audit log. */
public final class TestConsent {
    private TestConsent() {}

    /** Saves the consent to everything that this level collects. */
    public static void agree(TestProducts database, TelemetryLevel telemetryLevel, Protocol wire, boolean audit) {
        Consent consent = of(database);
        String seen = consent.snapshot().collected(wire).fingerprint();
        save(consent, new SettingsUpdate(telemetryLevel, wire, "", null, "", audit), seen);
    }

    /** Saves as {@code ada@example.org}, and writes nothing into the audit log. */
    public static void save(Consent consent, SettingsUpdate update, String seen) {
        consent.save(update, seen, "ada@example.org", (before, after) -> List.of());
    }

    /** The consent that is stored in this database. */
    public static Consent of(TestProducts database) {
        return of(database, Clock.systemUTC());
    }

    public static Consent of(TestProducts database, Clock clock) {
        return new Consent(
                database.dao(SenderSettingsDao.class),
                new StoredFacts(database.dao(SenderFactsDao.class), ""),
                Prohibition.NONE,
                clock);
    }

    /** The rows of the audit log, oldest first, each {@code source|type|name|profile|properties|context}. */
    public static List<String> rows(TestProducts database) {
        return database.column("""
                SELECT concat_ws('|', source, type, name, profile, properties, context)
                FROM audit_log
                ORDER BY audit_id
                """);
    }
}
