package rollcall.sender.status;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rollcall.encoder.Encoder;
import rollcall.encoder.Encoder.SendTimes;
import rollcall.encoder.OutgoingHeartbeat;
import rollcall.encoder.OutgoingPage;
import rollcall.encoder.Protocol;
import rollcall.gate.IgnoredField;
import rollcall.sender.consent.Consent;
import rollcall.sender.consent.Disclosure;
import rollcall.sender.consent.SenderSnapshot;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.sender.outbox.HeartbeatReports;
import rollcall.sender.outbox.Outbox;
import rollcall.sender.send.SendProgress;
import rollcall.store.sender.Send;
import rollcall.store.sender.SendLogDao;
import rollcall.store.sender.SenderSettings;
import rollcall.store.sender.SenderState;
import rollcall.store.sender.SenderStateDao;

/**
 * Reads everything that the telemetry page shows, each table once. The encoders that sending uses make the requests shown. Nothing is sent
 * and nothing is changed.
 */
public final class SenderStatusReader {
    /** The most entries of the send log that are shown. */
    private static final int SENDS = 20;

    /** The most waiting events that are shown. */
    private static final int EVENTS = 3;

    private final Consent consent;
    private final Outbox outbox;
    private final SenderStateDao states;
    private final SendLogDao log;
    private final Clock clock;

    public SenderStatusReader(Consent consent, Outbox outbox, SenderStateDao states, SendLogDao log, Clock clock) {
        this.consent = consent;
        this.outbox = outbox;
        this.states = states;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Reads the status of this moment.
     *
     * @param protocol the protocol of the requests shown; empty for the protocol in force
     * @param level the level of the requests shown; empty for the level in force, or base while that is off
     */
    public SenderStatus read(Optional<Protocol> protocol, Optional<TelemetryLevel> level) {
        SenderSnapshot now = consent.snapshot();
        SenderState state = states.find().orElse(SenderState.NEW);
        int waiting = outbox.waiting();
        return new SenderStatus(
                settings(now),
                now.ofRollcall(),
                new SenderStatus.Waiting(waiting, state.dropped(), state.droppedAt()),
                state.firstSeenAt(),
                state.heartbeatAt(),
                SendProgress.nextAt(now.settings(), state).orElse(null),
                log.last(SENDS).stream().map(SenderStatusReader::sent).toList(),
                lists(now),
                preview(now, protocol.orElse(now.protocol()), level.orElse(shownLevel(now)), state));
    }

    private static TelemetryLevel shownLevel(SenderSnapshot now) {
        return now.level() == TelemetryLevel.DETAILED ? TelemetryLevel.DETAILED : TelemetryLevel.BASE;
    }

    private static TelemetrySettings settings(SenderSnapshot now) {
        SenderSettings settings = now.settings();
        return new TelemetrySettings(
                settings.instanceId(),
                now.level(),
                now.chosen(),
                now.prohibition(),
                now.protocol(),
                settings.endpoint(),
                !settings.apiKey().isEmpty(),
                settings.contact(),
                settings.audit(),
                settings.agreedBy(),
                settings.agreedAt());
    }

    private static SentRequest sent(Send send) {
        return new SentRequest(
                send.at(), send.what(), send.status(), send.bytes(), send.events(), send.byHand(), send.startedBy());
    }

    private static Map<Protocol, Disclosure> lists(SenderSnapshot now) {
        Map<Protocol, Disclosure> lists = new LinkedHashMap<>();
        Stream.of(Protocol.values()).forEach(protocol -> lists.put(protocol, now.collected(protocol)));
        return lists;
    }

    private SendPreview preview(SenderSnapshot now, Protocol protocol, TelemetryLevel level, SenderState state) {
        boolean inForce = now.protocol() == protocol && now.level() == level;
        SenderSnapshot as = inForce ? now : now.as(protocol, level);
        Optional<OutgoingHeartbeat> heartbeat = HeartbeatReports.of(as);
        Optional<OutgoingPage> page = Optional.of(as)
                .filter(SenderSnapshot::sendsEvents)
                .map(shown -> outbox.preview(shown, EVENTS))
                .filter(events -> !events.events().isEmpty());
        return new SendPreview(
                protocol,
                level,
                inForce,
                heartbeat.isPresent() ? "" : noHeartbeat(now, inForce),
                requests(as, state, heartbeat, page),
                page.map(events -> events.events().size()).orElse(0),
                heartbeat.map(beat -> unsent(as.collected(), beat)).orElse(List.of()));
    }

    private static String noHeartbeat(SenderSnapshot now, boolean inForce) {
        if (now.ofRollcall()) {
            return inForce ? "Nobody has agreed to the installation's identifier, without which nothing leaves." : "";
        }
        return "The program beside this Rollcall has told nothing of itself yet, or told it for another protocol.";
    }

    private List<SenderStatus.Request> requests(
            SenderSnapshot as, SenderState state, Optional<OutgoingHeartbeat> heartbeat, Optional<OutgoingPage> page) {
        Encoder encoder = Encoder.of(as.protocol());
        SendTimes times = new SendTimes(clock.instant(), state.firstSeenAt());
        RequestPreview preview = new RequestPreview(encoder, as.settings());
        List<SenderStatus.Request> all = new ArrayList<>();
        heartbeat.ifPresent(beat -> {
            if (state.firstSeenAt() == null) {
                encoder.firstSeen(beat, times).ifPresent(request -> all.add(preview.of("First contact", request)));
            }
            all.add(preview.of("Heartbeat", encoder.heartbeat(beat, times)));
        });
        page.ifPresent(events -> all.add(preview.of("Batch of events", encoder.events(events))));
        return all;
    }

    private static List<SenderStatus.Unsent> unsent(Disclosure list, OutgoingHeartbeat heartbeat) {
        return heartbeat.ignored().stream()
                .map(field -> new SenderStatus.Unsent(field.name(), field.kind(), reason(list, field)))
                .distinct()
                .toList();
    }

    private static String reason(Disclosure list, IgnoredField field) {
        boolean listed = list.whole().field(field.name()).isPresent();
        return switch (field.reason()) {
            case SHORTENED -> "It leaves without its end, which is not made of words that releases use.";
            case VALUE_NOT_PERMITTED -> "On the list, but not with this value.";
            default -> listed ? "On the list, and not agreed to yet." : "Not on the list of this protocol.";
        };
    }
}
