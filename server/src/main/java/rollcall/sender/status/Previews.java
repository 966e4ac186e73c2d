package rollcall.sender.status;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rollcall.encoder.Encoder;
import rollcall.encoder.Encoders;
import rollcall.encoder.OutgoingHeartbeat;
import rollcall.encoder.OutgoingPage;
import rollcall.encoder.Protocol;
import rollcall.encoder.SendTimes;
import rollcall.gate.IgnoredField;
import rollcall.sender.consent.Consent;
import rollcall.sender.consent.Disclosure;
import rollcall.sender.consent.SenderSnapshot;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.sender.facts.Facts;
import rollcall.sender.outbox.HeartbeatReports;
import rollcall.sender.outbox.Outbox;
import rollcall.store.sender.SenderSettings;
import rollcall.store.sender.SenderState;
import rollcall.store.sender.SenderStateDao;

/** Shows what would leave, made by the very code that sends it. Sends nothing, changes nothing. */
public final class Previews {
    /** Events that are shown of those that wait. */
    private static final int EVENTS = 3;

    private final Consent consent;
    private final Facts facts;
    private final HeartbeatReports heartbeatReports;
    private final Outbox outbox;
    private final SenderStateDao states;
    private final Clock clock;

    public Previews(
            Consent consent,
            Facts facts,
            HeartbeatReports heartbeatReports,
            Outbox outbox,
            SenderStateDao states,
            Clock clock) {
        this.consent = consent;
        this.facts = facts;
        this.heartbeatReports = heartbeatReports;
        this.outbox = outbox;
        this.states = states;
        this.clock = clock;
    }

    /** What leaves by the settings in force, if they are for that wire and level; otherwise what would leave if somebody saved those. */
    public Preview of(SenderSnapshot now, Protocol wire, TelemetryLevel telemetryLevel) {
        boolean inForce = now.wire() == wire && now.level() == telemetryLevel;
        SenderSettings as = inForce ? now.settings() : as(now, wire, telemetryLevel);
        Optional<OutgoingHeartbeat> heartbeat = heartbeatReports.heartbeat(as);
        OutgoingPage events = outbox.preview(as, EVENTS);
        boolean withEvents = telemetryLevel == TelemetryLevel.DETAILED && wire.carriesEvents();
        return new Preview(
                wire,
                telemetryLevel,
                inForce,
                heartbeat.isPresent() ? "" : noHeartbeat(inForce),
                sheets(as, heartbeat, withEvents ? Optional.of(events) : Optional.empty()),
                outbox.waiting(),
                withEvents ? events.events().size() : 0,
                unsent(consent.collected(as), heartbeat));
    }

    /** The settings as they would be. */
    private static SenderSettings as(SenderSnapshot senderSnapshot, Protocol wire, TelemetryLevel telemetryLevel) {
        SenderSettings now = senderSnapshot.settings();
        return new SenderSettings(
                now.instanceId(),
                now.salt(),
                telemetryLevel.code(),
                wire.code(),
                now.endpoint(),
                now.apiKey(),
                now.contact(),
                now.audit(),
                senderSnapshot.collected(wire).lines(item -> item.at(telemetryLevel)),
                now.agreedBy(),
                now.agreedAt());
    }

    private String noHeartbeat(boolean inForce) {
        if (facts.ofRollcall()) {
            return inForce ? "Nobody has agreed to the installation's identifier, without which nothing leaves." : "";
        }
        return "The program beside this Rollcall has told nothing of itself yet, or told it for another protocol.";
    }

    private List<Preview.Sheet> sheets(
            SenderSettings as, Optional<OutgoingHeartbeat> heartbeat, Optional<OutgoingPage> events) {
        Encoder encoder = Encoders.of(Protocol.of(as.wire()));
        SenderState state = states.find().orElse(SenderState.NEW);
        SendTimes sendTimes = new SendTimes(clock.instant(), state.firstSeenAt());
        RequestPreview requestPreview = new RequestPreview(encoder, as, version(heartbeat));
        List<Preview.Sheet> all = new ArrayList<>();
        heartbeat.ifPresent(beat -> {
            if (state.firstSeenAt() == null) {
                encoder.firstSeen(beat, sendTimes)
                        .ifPresent(encodedRequest -> all.add(requestPreview.of("First contact", encodedRequest)));
            }
            all.add(requestPreview.of("Heartbeat", encoder.heartbeat(beat, sendTimes)));
        });
        events.filter(page -> !page.events().isEmpty())
                .ifPresent(page -> all.add(requestPreview.ofPage(page, encoder.events(page, clock.instant()))));
        return all;
    }

    private static String version(Optional<OutgoingHeartbeat> heartbeat) {
        return heartbeat.map(beat -> beat.kept().version()).orElse("");
    }

    private static List<Preview.Unsent> unsent(Disclosure disclosure, Optional<OutgoingHeartbeat> heartbeat) {
        return heartbeat.stream()
                .flatMap(beat -> beat.drops().stream())
                .map(ignoredField ->
                        new Preview.Unsent(ignoredField.name(), ignoredField.kind(), reason(disclosure, ignoredField)))
                .distinct()
                .toList();
    }

    private static String reason(Disclosure disclosure, IgnoredField ignoredField) {
        boolean listed = disclosure.whole().field(ignoredField.name()).isPresent();
        return switch (ignoredField.reason()) {
            case VALUE_NOT_PERMITTED -> "On the list, but not with this value.";
            default -> listed ? "On the list, and not agreed to yet." : "Not on the list of this protocol.";
        };
    }
}
