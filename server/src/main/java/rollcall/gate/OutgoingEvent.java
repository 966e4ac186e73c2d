package rollcall.gate;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The parts of an event that may leave this installation: those that a receiver's gate would keep, with a pseudonym for the user. */
public final class OutgoingEvent {
    private final KeptEvent kept;
    private final @Nullable UUID profile;

    OutgoingEvent(KeptEvent kept, @Nullable UUID profile) {
        this.kept = kept;
        this.profile = profile;
    }

    public String name() {
        return kept.name();
    }

    /** Empty if the event has no type that may leave. */
    public String type() {
        return kept.type();
    }

    /** {@code telemetry:backend} or {@code telemetry:frontend}; empty if the event has no source that may leave. */
    public String source() {
        return kept.source();
    }

    /** The UTC day on which it happened. */
    public LocalDate day() {
        return kept.day();
    }

    /** A random identifier or pseudonym of the user; empty if the event belongs to no user. */
    public Optional<UUID> profile() {
        return Optional.ofNullable(profile);
    }

    /** The same kinds of values as in {@link KeptEvent}. */
    public SortedMap<String, Object> properties() {
        return kept.properties();
    }

    /** The same kinds of values as in {@link KeptEvent}. */
    public SortedMap<String, Object> context() {
        return kept.context();
    }
}
