package rollcall.sender.status;

import rollcall.sender.consent.Consent;
import rollcall.sender.consent.SenderSnapshot;
import rollcall.sender.facts.Facts;
import rollcall.sender.outbox.Outbox;
import rollcall.sender.send.SendProgress;
import rollcall.store.sender.Send;
import rollcall.store.sender.SendLogDao;
import rollcall.store.sender.SenderSettings;
import rollcall.store.sender.SenderState;
import rollcall.store.sender.SenderStateDao;

/** What is true of the sender now. Reads and changes nothing. */
public final class SenderStatusReader {
    /** Sends that are shown. */
    private static final int SENDS = 20;

    private final Consent consent;
    private final Facts facts;
    private final Outbox outbox;
    private final SenderStateDao states;
    private final SendLogDao log;

    public SenderStatusReader(Consent consent, Facts facts, Outbox outbox, SenderStateDao states, SendLogDao log) {
        this.consent = consent;
        this.facts = facts;
        this.outbox = outbox;
        this.states = states;
        this.log = log;
    }

    /** What holds at this moment, for all that is to be said about it. */
    public SenderSnapshot now() {
        return consent.snapshot();
    }

    /** Everything that the page says about it. */
    public SenderStatus standing(SenderSnapshot now) {
        SenderState state = states.find().orElse(SenderState.NEW);
        return new SenderStatus(
                settings(now),
                facts.ofRollcall(),
                new SenderStatus.Waiting(outbox.waiting(), state.dropped(), state.droppedAt()),
                state.firstSeenAt(),
                state.heartbeatAt(),
                SendProgress.nextAt(now.settings(), state).orElse(null),
                log.last(SENDS).stream().map(SenderStatusReader::sent).toList());
    }

    private static SenderStatus.Settings settings(SenderSnapshot now) {
        SenderSettings settings = now.settings();
        return new SenderStatus.Settings(
                settings.instanceId(),
                now.level(),
                now.chosen(),
                now.prohibition(),
                now.wire(),
                settings.endpoint(),
                !settings.apiKey().isEmpty(),
                settings.contact(),
                settings.audit(),
                settings.agreedBy(),
                settings.agreedAt());
    }

    private static SenderStatus.Sent sent(Send send) {
        return new SenderStatus.Sent(
                send.at(), send.what(), send.status(), send.bytes(), send.events(), send.byHand(), send.startedBy());
    }
}
