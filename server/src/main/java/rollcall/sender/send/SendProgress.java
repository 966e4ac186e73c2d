package rollcall.sender.send;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.store.sender.SenderSettings;
import rollcall.store.sender.SenderState;
import rollcall.store.sender.SenderStateDao;

/** How far sending to one receiver has come, stored after each request. Only the server that holds the lock may change it. */
public final class SendProgress {
    static final Duration HEARTBEAT_EVERY = Duration.ofHours(23);

    /** The pause after 429, if the receiver does not say how long it wants. */
    private static final Duration ENOUGH = Duration.ofHours(6);

    private final SenderStateDao dao;
    private final SenderSettings by;
    private final Clock clock;
    private final RandomGenerator random;
    private SenderState state;

    /** @param by the settings that name the receiver, read before: what is known of another one is not taken for its state */
    public SendProgress(SenderStateDao dao, SenderSettings by, Clock clock, RandomGenerator random) {
        this.dao = dao;
        this.by = by;
        this.clock = clock;
        this.random = random;
        this.state = dao.find().orElse(SenderState.NEW);
    }

    public SenderState state() {
        return state;
    }

    /** Whether it is time to look; sets the time of the next look. */
    boolean tick() {
        Instant now = clock.instant();
        boolean due = state.nextTickAt() != null && !state.nextTickAt().isAfter(now);
        if (due || state.nextTickAt() == null) {
            dao.lookNext(now.plus(Backoff.tick(random)));
        }
        return due;
    }

    /** Whether the pause after failures is over. */
    boolean mayRun() {
        return hasPassed(state.notBefore());
    }

    public boolean heartbeatIsDue() {
        return hasPassed(heartbeatDueAt(state)) && hasPassed(state.heartbeatNotBefore());
    }

    boolean eventsMayGo() {
        return hasPassed(state.eventsNotBefore());
    }

    /**
     * The time of the first tick after which something may be sent, for people; empty if nothing is sent by itself.
     *
     * @param state how far sending by these settings has come
     */
    public static Optional<Instant> nextAt(SenderSettings settings, SenderState state) {
        boolean off = TelemetryLevel.of(settings.level()) == TelemetryLevel.OFF
                || settings.endpoint().isEmpty();
        if (off || state.nextTickAt() == null) {
            return Optional.empty();
        }
        Instant heartbeat =
                latest(state.nextTickAt(), state.notBefore(), heartbeatDueAt(state), state.heartbeatNotBefore());
        boolean events = TelemetryLevel.of(settings.level()) == TelemetryLevel.DETAILED
                && Protocol.of(settings.wire()).carriesEvents();
        Instant page = latest(state.nextTickAt(), state.notBefore(), state.eventsNotBefore());
        return Optional.of(events && page.isBefore(heartbeat) ? page : heartbeat);
    }

    /** When the next heartbeat may be sent, by our own count and by the receiver's wish; empty for now. */
    Optional<Instant> nextHeartbeat() {
        return Stream.of(heartbeatDueAt(state), state.heartbeatNotBefore())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .filter(at -> at.isAfter(clock.instant()));
    }

    /** When the next heartbeat is due by our own count; null for now. */
    private static @Nullable Instant heartbeatDueAt(SenderState state) {
        return state.heartbeatAt() == null ? null : state.heartbeatAt().plus(HEARTBEAT_EVERY);
    }

    /** The receiver knows of this installation, whatever becomes of the heartbeat that follows. */
    void firstSeenTaken() {
        note(clock.instant(), state.heartbeatNotBefore(), state.eventsNotBefore());
    }

    void heartbeatTaken() {
        save(0, null, clock.instant(), state.pageRows());
    }

    /** After a full page the next one may be twice as long again, if pages had become shorter. */
    void eventsTaken(int rows) {
        boolean full = rows >= state.pageRows();
        int next = full ? Math.min(2 * state.pageRows(), SenderState.NEW.pageRows()) : state.pageRows();
        save(0, null, state.heartbeatAt(), next);
    }

    /** The page of so many rows was not taken: the next ones are half as long. */
    void halve(int rows) {
        save(state.failures(), state.notBefore(), state.heartbeatAt(), Math.max(1, rows / 2));
    }

    /** One more failed run. */
    void failed() {
        int failures = state.failures() + 1;
        Instant notBefore = clock.instant().plus(Backoff.after(failures, random));
        save(failures, notBefore, state.heartbeatAt(), state.pageRows());
    }

    /** The receiver has a heartbeat of today already, or wants none now. */
    void heartbeatLater(Optional<Instant> retryAt) {
        Instant later = retryAt.orElseGet(() -> clock.instant().plus(ENOUGH));
        note(state.firstSeenAt(), later, state.eventsNotBefore());
    }

    void eventsLater(Instant retryAt) {
        note(state.firstSeenAt(), state.heartbeatNotBefore(), retryAt);
    }

    private static Instant latest(@Nullable Instant... times) {
        return Stream.of(times).filter(Objects::nonNull).max(Instant::compareTo).orElseThrow();
    }

    private boolean hasPassed(@Nullable Instant time) {
        return time == null || !time.isAfter(clock.instant());
    }

    /** What the receiver let us know: that it has heard of us, and when it wants to hear more. */
    private void note(@Nullable Instant firstSeenAt, @Nullable Instant heartbeat, @Nullable Instant events) {
        write(new SenderState(
                firstSeenAt,
                state.heartbeatAt(),
                state.nextTickAt(),
                state.failures(),
                state.notBefore(),
                heartbeat,
                events,
                state.pageRows(),
                state.dropped(),
                state.droppedAt()));
    }

    private void save(int failures, @Nullable Instant notBefore, @Nullable Instant heartbeatAt, int pageRows) {
        write(new SenderState(
                state.firstSeenAt() == null ? heartbeatAt : state.firstSeenAt(),
                heartbeatAt,
                state.nextTickAt(),
                failures,
                notBefore,
                state.heartbeatNotBefore(),
                state.eventsNotBefore(),
                pageRows,
                state.dropped(),
                state.droppedAt()));
    }

    /** What was sent to one receiver is not written down for another: then the run is about to end. */
    private void write(SenderState next) {
        dao.save(next, by);
        state = next;
    }
}
