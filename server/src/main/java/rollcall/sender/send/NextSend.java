package rollcall.sender.send;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.store.sender.SenderSettings;
import rollcall.store.sender.SenderState;

/** When something may be sent next, for people: the tick that comes first after it may. */
public final class NextSend {
    private NextSend() {}

    /** Empty if nothing is sent by itself. */
    public static Optional<Instant> of(SenderSettings settings, SenderState state) {
        boolean off = TelemetryLevel.of(settings.level()) == TelemetryLevel.OFF
                || settings.endpoint().isEmpty();
        return off || state.nextTickAt() == null ? Optional.empty() : Optional.of(at(settings, state));
    }

    private static Instant at(SenderSettings settings, SenderState state) {
        Instant heartbeat = latest(
                state.nextTickAt(), state.notBefore(), SendProgress.heartbeatDueAt(state), state.heartbeatNotBefore());
        boolean events = TelemetryLevel.of(settings.level()) == TelemetryLevel.DETAILED
                && Protocol.of(settings.wire()).carriesEvents();
        Instant page = latest(state.nextTickAt(), state.notBefore(), state.eventsNotBefore());
        return events && page.isBefore(heartbeat) ? page : heartbeat;
    }

    private static Instant latest(@Nullable Instant... times) {
        return Stream.of(times).filter(Objects::nonNull).max(Instant::compareTo).orElseThrow();
    }
}
