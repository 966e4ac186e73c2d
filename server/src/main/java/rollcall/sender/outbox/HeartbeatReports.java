package rollcall.sender.outbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.encoder.OutgoingHeartbeat;
import rollcall.encoder.Protocol;
import rollcall.gate.Gate;
import rollcall.gate.IgnoredField;
import rollcall.gate.KeptHeartbeat;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Heartbeat;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;
import rollcall.sender.consent.Consent;
import rollcall.sender.consent.Disclosure;
import rollcall.sender.facts.Facts;
import rollcall.sender.facts.LocalFacts;
import rollcall.store.sender.SenderSettings;

/** Makes heartbeats of local facts. */
public final class HeartbeatReports {
    private static final String SCHEMA = "1";
    private static final String CONTACT = "maintainer_contact";

    private final Consent consent;
    private final Facts facts;

    public HeartbeatReports(Consent consent, Facts facts) {
        this.consent = consent;
        this.facts = facts;
    }

    /** What may leave now by these settings; empty without facts, or without anybody's agreement. */
    public Optional<OutgoingHeartbeat> heartbeat(SenderSettings by) {
        Disclosure disclosure = consent.collected(by);
        return disclosure.identified() ? heartbeat(Protocol.of(by.wire()), by, disclosure.agreed()) : Optional.empty();
    }

    /** What would leave in a form if all of its list were agreed to; empty without facts. */
    public Optional<OutgoingHeartbeat> preview(Protocol wire, SenderSettings by) {
        return heartbeat(wire, by, consent.collected(wire, by).whole());
    }

    private Optional<OutgoingHeartbeat> heartbeat(Protocol wire, SenderSettings by, Vocabulary vocabulary) {
        return facts.now(wire).map(known -> heartbeat(known, by, vocabulary));
    }

    private OutgoingHeartbeat heartbeat(LocalFacts known, SenderSettings by, Vocabulary vocabulary) {
        Map<String, ReportedValue> claims = new LinkedHashMap<>(known.claims());
        if (!known.version().isEmpty() && !claims.containsKey(vocabulary.versionField())) {
            claims.putIfAbsent(Vocabulary.PRODUCT_VERSION, new ReportedValue.Text(known.version()));
        }
        contact(claims, by, vocabulary);
        KeptHeartbeat kept = Gate.judge(vocabulary, new Heartbeat(new Reporter(by.instanceId(), SCHEMA), claims));
        List<IgnoredField> drops = new ArrayList<>(known.dropped());
        drops.addAll(kept.ignored());
        return new OutgoingHeartbeat(kept, vocabulary, drops, known.at(), facts.program());
    }

    /** The superusers' own and no other. Where the form has no place for it the gate drops it, and it is shown as held back. */
    private static void contact(Map<String, ReportedValue> claims, SenderSettings by, Vocabulary vocabulary) {
        String name = contactField(vocabulary).map(Field::name).orElse(CONTACT);
        claims.remove(name);
        if (!by.contact().isEmpty()) {
            claims.put(name, new ReportedValue.Text(by.contact()));
        }
    }

    private static Optional<Field> contactField(Vocabulary vocabulary) {
        return vocabulary.fields().values().stream()
                .filter(field -> field.kind() == FieldKind.CONTACT)
                .findFirst();
    }
}
