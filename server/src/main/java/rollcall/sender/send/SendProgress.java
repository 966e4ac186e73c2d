package rollcall.sender.send;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import rollcall.store.sender.SenderSettings;
import rollcall.store.sender.SenderState;
import rollcall.store.sender.SenderStateDao;

/** How far shipping to one receiver has come, written down at each step. Only who has the lock may change it. */
public final class SendProgress {
    static final Duration HEARTBEAT_EVERY = Duration.ofHours(23);

    /** When a receiver that has enough for now does not say until when. */
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

    /** Whether our own patience is over. */
    boolean mayRun() {
        return hasPassed(state.notBefore());
    }

    public boolean heartbeatIsDue() {
        return hasPassed(heartbeatDueAt(state)) && hasPassed(state.heartbeatNotBefore());
    }

    boolean eventsMayGo() {
        return hasPassed(state.eventsNotBefore());
    }

    /** When the next heartbeat is due by our own count; null for now. */
    static @Nullable Instant heartbeatDueAt(SenderState state) {
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
