package rollcall.sender.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import rollcall.sender.Collected;
import rollcall.sender.Consent;
import rollcall.sender.Facts;
import rollcall.sender.Level;
import rollcall.sender.Outbox;
import rollcall.sender.WireName;
import rollcall.store.Send;
import rollcall.store.SendLogDao;
import rollcall.store.SenderSettings;
import rollcall.store.SenderState;
import rollcall.store.SenderStateDao;

/** What is true of the sender now. Reads and changes nothing. */
public final class Desk {
    /** Sends that are shown. */
    private static final int SENDS = 20;

    private final Consent consent;
    private final Facts facts;
    private final Outbox outbox;
    private final SenderStateDao states;
    private final SendLogDao log;
    private final Supplier<Optional<Instant>> nextAt;

    /** @param nextAt when something leaves by itself next */
    public Desk(
            Consent consent,
            Facts facts,
            Outbox outbox,
            SenderStateDao states,
            SendLogDao log,
            Supplier<Optional<Instant>> nextAt) {
        this.consent = consent;
        this.facts = facts;
        this.outbox = outbox;
        this.states = states;
        this.log = log;
        this.nextAt = nextAt;
    }

    /** Everything that the page says about now. */
    public Standing standing() {
        SenderState state = states.find().orElse(SenderState.NEW);
        return new Standing(
                settings(),
                facts.ofRollcall(),
                new Standing.Waiting(outbox.waiting(), state.dropped(), state.droppedAt()),
                state.firstSeenAt(),
                state.heartbeatAt(),
                nextAt.get().orElse(null),
                log.last(SENDS).stream().map(Desk::sent).toList());
    }

    /** What superusers decided. */
    public Standing.Settings settings() {
        SenderSettings now = consent.current();
        return new Standing.Settings(
                now.instanceId(),
                Level.of(now.level()),
                WireName.of(now.wire()),
                now.endpoint(),
                !now.apiKey().isEmpty(),
                now.contact(),
                now.audit(),
                now.agreedBy(),
                now.agreedAt());
    }

    /** What is collected in a form, and what of it was agreed to. */
    public Collected collected(WireName wire) {
        return consent.collected(wire, consent.current());
    }

    /** What would leave by the settings in force if somebody agreed to it. */
    public List<Collected.Item> pending() {
        SenderSettings now = consent.current();
        return consent.collected(now).pending(Level.of(now.level()));
    }

    private static Standing.Sent sent(Send send) {
        return new Standing.Sent(send.at(), send.what(), send.status(), send.bytes(), send.events(), send.byHand());
    }
}
