package rollcall.gate;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/** What the gate lets out of one event of this installation: what a receiver's gate would keep, and a pseudonym for the user. */
public final class OutgoingEvent {
    private final KeptEvent kept;
    private final UUID profile;

    OutgoingEvent(KeptEvent kept, UUID profile) {
        this.kept = kept;
        this.profile = profile;
    }

    public String name() {
        return kept.name();
    }

    /** Empty if it has none that may leave. */
    public String type() {
        return kept.type();
    }

    /** {@code telemetry:backend} or {@code telemetry:frontend}; empty if it has none that may leave. */
    public String source() {
        return kept.source();
    }

    /** The UTC day on which it happened. */
    public LocalDate day() {
        return kept.day();
    }

    /** Who did it, by a random identifier or a pseudonym; empty for nobody. */
    public Optional<UUID> profile() {
        return Optional.ofNullable(profile);
    }

    /** As those of {@link KeptEvent}. */
    public SortedMap<String, Object> properties() {
        return kept.properties();
    }

    /** As those of {@link KeptEvent}. */
    public SortedMap<String, Object> context() {
        return kept.context();
    }
}
