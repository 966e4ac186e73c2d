package rollcall.encoder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import rollcall.encoder.Encoder.SendTimes;
import rollcall.gate.Gate;
import rollcall.gate.KeptHeartbeat;
import rollcall.gate.OutgoingEvent;
import rollcall.gate.OutgoingGate;
import rollcall.gate.vocabulary.EventVocabulary;
import rollcall.gate.vocabulary.Presets;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Event;
import rollcall.report.Heartbeat;

/** Facts and events as the sender's gate lets them out. */
final class Outgoing {
    static final Instant NOW = Instant.parse("2026-11-21T09:41:07.123456Z");
    static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    static final SendTimes MOMENTS = new SendTimes(NOW, Instant.parse("2026-10-01T08:00:00Z"));

    private static final byte[] SALT = new byte[32];

    private Outgoing() {}

    /** What can be collected with a wire, all of it agreed to. */
    static Vocabulary vocabulary(Protocol wire) {
        Vocabulary fields = Presets.load(wire.preset());
        EventVocabulary events = Presets.load("rollcall").events();
        return new Vocabulary(wire.preset(), fields.versionField(), fields.fields(), events);
    }

    static OutgoingHeartbeat heartbeat(Vocabulary vocabulary, Heartbeat facts) {
        KeptHeartbeat kept = Gate.judge(vocabulary, facts);
        return new OutgoingHeartbeat(kept, vocabulary, kept.ignored(), NOW, "a-program");
    }

    static OutgoingPage page(Vocabulary vocabulary, UUID instance, String version, List<Event> events) {
        OutgoingGate gate = OutgoingGate.of(vocabulary, instance, SALT, TODAY);
        List<OutgoingEvent> judged =
                events.stream().flatMap(event -> gate.judge(event).stream()).toList();
        return new OutgoingPage(new UUID(7, 7), instance, "a-program", version, vocabulary, judged, events.size());
    }
}
