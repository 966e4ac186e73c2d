package rollcall.sender.consent;

import java.util.Optional;
import rollcall.encoder.Protocol;
import rollcall.sender.facts.Facts;
import rollcall.sender.facts.Facts.LocalFacts;
import rollcall.store.sender.SenderSettings;

/**
 * The settings and the facts of one moment, each read once, for everything that one request or one run shows and sends. Not safe for use by
 * several threads.
 */
public final class SenderSnapshot {
    private final SenderSettings stored;
    private final SenderSettings settings;
    private final Facts source;
    private final Facts.Known facts;
    private final Prohibition prohibition;

    private SenderSnapshot(
            SenderSettings stored, SenderSettings settings, Facts source, Facts.Known facts, Prohibition prohibition) {
        this.stored = stored;
        this.settings = settings;
        this.source = source;
        this.facts = facts;
        this.prohibition = prohibition;
    }

    /** @param inForce the stored settings, at level off where reporting is forbidden */
    static SenderSnapshot of(SenderSettings stored, SenderSettings inForce, Facts source, Prohibition prohibition) {
        return new SenderSnapshot(stored, inForce, source, source.now(), prohibition);
    }

    /** The snapshot as it would be if a superuser saved this protocol and level now and agreed to all that they collect. */
    public SenderSnapshot as(Protocol protocol, TelemetryLevel level) {
        SenderSettings as = new SenderSettings(
                settings.instanceId(),
                settings.salt(),
                level.code(),
                protocol.code(),
                settings.endpoint(),
                settings.apiKey(),
                settings.contact(),
                settings.audit(),
                collected(protocol).lines(item -> item.at(level)),
                settings.agreedBy(),
                settings.agreedAt());
        return new SenderSnapshot(stored, as, source, facts, prohibition);
    }

    /** The settings in force. */
    public SenderSettings settings() {
        return settings;
    }

    /** The level in force. */
    public TelemetryLevel level() {
        return TelemetryLevel.of(settings.level());
    }

    /** The level that superusers chose, in force or not. */
    public TelemetryLevel chosen() {
        return TelemetryLevel.of(stored.level());
    }

    public Protocol protocol() {
        return Protocol.of(settings.wire());
    }

    /** Whether events are collected and sent. */
    public boolean sendsEvents() {
        return level() == TelemetryLevel.DETAILED && protocol().carriesEvents();
    }

    /** The variables of the environment that keep the level off. */
    public Prohibition prohibition() {
        return prohibition;
    }

    /** What is collected in the protocol in force, and what of it was agreed to. */
    public Disclosure collected() {
        return collected(protocol());
    }

    /** The same in another protocol. An agreement to a line holds for every protocol that has this line. */
    public Disclosure collected(Protocol protocol) {
        return Disclosure.of(protocol, facts.declared(), settings.agreed());
    }

    /** The facts in the protocol in force; empty if none are known. */
    public Optional<LocalFacts> facts() {
        return facts.in(protocol());
    }

    /** The name of the program that is reported on; empty if it is not known. */
    public String program() {
        return source.program();
    }

    /** Whether Rollcall reports on itself, and not on the program beside it. */
    public boolean ofRollcall() {
        return source.ofRollcall();
    }
}
