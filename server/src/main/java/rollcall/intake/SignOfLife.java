package rollcall.intake;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import rollcall.store.servers.AbsenceDao;

/**
 * Notes when no server of this database was alive. Each server writes a sign of life; the one that finds the last sign too old notes the
 * time between as an absence of the receiver: it was stopped, or could not reach its database.
 *
 * <p>A clock that is put forward makes the last sign look old as well. A server that wrote a sign itself less than {@link #LEAST} ago, by a
 * clock that nobody can set, notes nothing.
 */
public final class SignOfLife {
    /** How long an absence is at least. A restart or an update takes less, and loses nothing: senders try again. */
    public static final Duration LEAST = Duration.ofMinutes(10);

    private final AbsenceDao absences;
    private final LongSupplier nanos;
    private @Nullable Long lastNanos;

    /** @param nanos a clock that only runs forward, such as {@link System#nanoTime} */
    public SignOfLife(AbsenceDao absences, LongSupplier nanos) {
        this.absences = absences;
        this.nanos = nanos;
    }

    /** Writes a sign of life; to be called every few seconds. */
    public synchronized void write() {
        long now = nanos.getAsLong();
        boolean mayBeAbsence = lastNanos == null || now - lastNanos >= LEAST.toNanos();
        absences.alive((int) LEAST.toSeconds(), mayBeAbsence);
        lastNanos = nanos.getAsLong();
    }
}
