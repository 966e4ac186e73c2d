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

/** The progress of sending to one receiver. It is stored after each request. Only the server that holds the lock may change it. */
public final class SendProgress {
    static final Duration HEARTBEAT_EVERY = Duration.ofHours(23);

    /** The pause after status 429 if the receiver does not set one. */
    private static final Duration ENOUGH = Duration.ofHours(6);

    private final SenderStateDao dao;
    private final SenderSettings by;
    private final Clock clock;
    private final RandomGenerator random;
    private SenderState state;

    /**
     * @param by the settings that name the receiver, read before the progress: results are stored only while the stored settings name the
     *     same receiver
     */
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

    /** Whether the tick is due. If it is due or has no time yet, sets the time of the next tick. */
    boolean tick() {
        Instant now = clock.instant();
        boolean due = state.nextTickAt() != null && !state.nextTickAt().isAfter(now);
        if (due || state.nextTickAt() == null) {
            dao.lookNext(now.plus(Backoff.tick(random)));
        }
        return due;
    }

    /** Whether the pause after failed runs is over. */
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
     * Returns the time from which the next report is sent, for people; empty if no report is sent by itself.
     *
     * @param settings the settings in force
     * @param state the progress of sending by these settings
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

    /**
     * Returns when the next heartbeat may be sent, by the interval of {@link #HEARTBEAT_EVERY} and by the pause that the receiver set;
     * empty for now.
     */
    Optional<Instant> nextHeartbeat() {
        return Stream.of(heartbeatDueAt(state), state.heartbeatNotBefore())
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .filter(at -> at.isAfter(clock.instant()));
    }

    /** Returns when the next heartbeat is due by the interval of {@link #HEARTBEAT_EVERY}; null for now. */
    private static @Nullable Instant heartbeatDueAt(SenderState state) {
        return state.heartbeatAt() == null ? null : state.heartbeatAt().plus(HEARTBEAT_EVERY);
    }

    /** Notes that the receiver accepted the first request of this installation, whether or not the heartbeat that follows succeeds. */
    void firstSeenTaken() {
        note(clock.instant(), state.heartbeatNotBefore(), state.eventsNotBefore());
    }

    void heartbeatTaken() {
        save(0, null, clock.instant(), state.pageRows());
    }

    /** Notes that a page of events was accepted. After a full page the size of the next page doubles, up to its usual size. */
    void eventsTaken(int rows) {
        boolean full = rows >= state.pageRows();
        int next = full ? Math.min(2 * state.pageRows(), SenderState.NEW.pageRows()) : state.pageRows();
        save(0, null, state.heartbeatAt(), next);
    }

    /** Notes that a page of {@code rows} rows was rejected: the next pages have at most half as many. */
    void halve(int rows) {
        save(state.failures(), state.notBefore(), state.heartbeatAt(), Math.max(1, rows / 2));
    }

    /** Counts one more failed run, and sets the pause after it. */
    void failed() {
        int failures = state.failures() + 1;
        Instant notBefore = clock.instant().plus(Backoff.after(failures, random));
        save(failures, notBefore, state.heartbeatAt(), state.pageRows());
    }

    /**
     * Sets the time of the next heartbeat, because the receiver wants none now, for example because it has one of today already.
     *
     * @param retryAt the time that the receiver set; empty for 6 hours from now
     */
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

    /**
     * Stores the time of the receiver's first accepted request, and the earliest times at which it wants the next heartbeat and the next
     * events.
     */
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

    /** Stores the state, unless the settings name another receiver by now; the run ends soon in that case. */
    private void write(SenderState next) {
        dao.save(next, by);
        state = next;
    }
}
