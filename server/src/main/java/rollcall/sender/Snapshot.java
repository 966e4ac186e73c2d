package rollcall.sender;

import java.util.List;
import rollcall.store.sender.SenderSettings;

/** What held at one moment, read once: whoever answers with it shows one state and not two. */
public final class Snapshot {
    private final SenderSettings stored;
    private final SenderSettings settings;
    private final List<String> declared;
    private final Prohibition prohibition;

    Snapshot(SenderSettings stored, SenderSettings settings, List<String> declared, Prohibition prohibition) {
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
    public Level level() {
        return Level.of(settings.level());
    }

    /** The level that superusers chose, whether it may be in force or not. */
    public Level chosen() {
        return Level.of(stored.level());
    }

    public WireName wire() {
        return WireName.of(settings.wire());
    }

    /** What of the environment keeps the level off. */
    public Prohibition prohibition() {
        return prohibition;
    }

    /** What is collected in the form in force, and what of it was agreed to. */
    public Collected collected() {
        return collected(wire());
    }

    /** The same in another form; what was agreed to for one form holds for all that have it. */
    public Collected collected(WireName wire) {
        return Collected.of(wire, declared, settings.agreed());
    }
}
