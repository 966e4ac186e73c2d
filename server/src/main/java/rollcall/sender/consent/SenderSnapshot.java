package rollcall.sender.consent;

import java.util.List;
import rollcall.encoder.Protocol;
import rollcall.store.sender.SenderSettings;

/** What held at one moment, read once: whoever answers with it shows one state and not two. */
public final class SenderSnapshot {
    private final SenderSettings stored;
    private final SenderSettings settings;
    private final List<String> declared;
    private final Prohibition prohibition;

    SenderSnapshot(SenderSettings stored, SenderSettings settings, List<String> declared, Prohibition prohibition) {
        this.stored = stored;
        this.settings = settings;
        this.declared = declared;
        this.prohibition = prohibition;
    }

    /** The settings in force. */
    public SenderSettings settings() {
        return settings;
    }

    /** The level in force. */
    public TelemetryLevel level() {
        return TelemetryLevel.of(settings.level());
    }

    /** The level that superusers chose, whether it may be in force or not. */
    public TelemetryLevel chosen() {
        return TelemetryLevel.of(stored.level());
    }

    public Protocol wire() {
        return Protocol.of(settings.wire());
    }

    /** What of the environment keeps the level off. */
    public Prohibition prohibition() {
        return prohibition;
    }

    /** What is collected in the form in force, and what of it was agreed to. */
    public Disclosure collected() {
        return collected(wire());
    }

    /** The same in another form; what was agreed to for one form holds for all that have it. */
    public Disclosure collected(Protocol wire) {
        return Disclosure.of(wire, declared, settings.agreed());
    }
}
