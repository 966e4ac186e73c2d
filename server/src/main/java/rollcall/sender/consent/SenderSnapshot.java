package rollcall.sender.consent;

import java.util.Optional;
import rollcall.encoder.Protocol;
import rollcall.sender.facts.Facts;
import rollcall.sender.facts.Facts.LocalFacts;
import rollcall.store.sender.SenderSettings;

/**
 * The settings and the facts of one moment. Each is read once, so that one page request or one run uses the same values throughout. Not
 * safe for use by several threads.
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

    /** @param inForce the stored settings, with the level off while the environment forbids reporting */
    static SenderSnapshot of(SenderSettings stored, SenderSettings inForce, Facts source, Prohibition prohibition) {
        return new SenderSnapshot(stored, inForce, source, source.now(), prohibition);
    }

    /** Returns the snapshot as it would be if a superuser saved this protocol and level now and agreed to everything that they send. */
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

    /** The level that superusers chose, whether in force or not. */
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

    /** The environment variables that keep the level off. */
    public Prohibition prohibition() {
        return prohibition;
    }

    /** The list of what the protocol in force can send, and which items were agreed to. */
    public Disclosure collected() {
        return collected(protocol());
    }

    /** The list of another protocol. An agreement to a line holds in every protocol that has this line. */
    public Disclosure collected(Protocol protocol) {
        return Disclosure.of(protocol, facts.declared(), settings.agreed());
    }

    /** The facts in the field names of the protocol in force; empty if there are none. */
    public Optional<LocalFacts> facts() {
        return facts.in(protocol());
    }

    /** The name of the program that is reported on; empty if it is not known. */
    public String program() {
        return source.program();
    }

    /** Whether Rollcall reports on itself, and not on the program that runs beside it. */
    public boolean ofRollcall() {
        return source.ofRollcall();
    }
}
