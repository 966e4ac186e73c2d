package rollcall.sender.outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.encoder.OutgoingHeartbeat;
import rollcall.gate.Gate;
import rollcall.gate.IgnoredField;
import rollcall.gate.KeptHeartbeat;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Heartbeat;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;
import rollcall.sender.consent.Disclosure;
import rollcall.sender.consent.SenderSnapshot;
import rollcall.sender.facts.Facts.LocalFacts;
import rollcall.store.sender.SenderSettings;

/** Makes heartbeats from local facts. */
public final class HeartbeatReports {
    private static final String SCHEMA = "1";
    private static final String CONTACT = "maintainer_contact";

    private HeartbeatReports() {}

    /**
     * Returns the heartbeat that may be sent by these settings. Empty if there are no facts, or if nobody agreed to the installation's
     * identifier.
     */
    public static Optional<OutgoingHeartbeat> of(SenderSnapshot now) {
        Disclosure disclosure = now.collected();
        return disclosure.identified()
                ? now.facts().map(facts -> heartbeat(facts, now, disclosure.agreed()))
                : Optional.empty();
    }

    private static OutgoingHeartbeat heartbeat(LocalFacts facts, SenderSnapshot now, Vocabulary vocabulary) {
        Map<String, ReportedValue> values = new LinkedHashMap<>(facts.values());
        if (!facts.version().isEmpty() && !values.containsKey(vocabulary.versionField())) {
            values.putIfAbsent(Vocabulary.PRODUCT_VERSION, new ReportedValue.Text(facts.version()));
        }
        setContact(values, now.settings(), vocabulary);
        Reporter reporter = new Reporter(now.settings().instanceId(), SCHEMA);
        KeptHeartbeat kept = Gate.judge(vocabulary, new Heartbeat(reporter, values));
        List<IgnoredField> ignored = new ArrayList<>(facts.ignored());
        ignored.addAll(kept.ignored());
        return new OutgoingHeartbeat(kept, vocabulary, ignored, facts.at(), now.program());
    }

    /**
     * Sets the contact that superusers entered, and removes any other contact. If the protocol has no field for a contact the gate ignores
     * it, and pages show it among the facts that are not sent.
     */
    private static void setContact(Map<String, ReportedValue> values, SenderSettings settings, Vocabulary vocabulary) {
        String name = contactField(vocabulary).map(Field::name).orElse(CONTACT);
        values.remove(name);
        if (!settings.contact().isEmpty()) {
            values.put(name, new ReportedValue.Text(settings.contact()));
        }
    }

    private static Optional<Field> contactField(Vocabulary vocabulary) {
        return vocabulary.fields().values().stream()
                .filter(field -> field.kind() == FieldKind.CONTACT)
                .findFirst();
    }
}
