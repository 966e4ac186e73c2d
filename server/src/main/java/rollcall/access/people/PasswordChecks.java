package rollcall.access.people;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Limits how many passwords are checked at once, and how many requests wait for that: one bcrypt takes a core for a quarter of a second,
 * and more at once would delay senders. Half of the places are reserved for visitors who have logged in before.
 */
final class PasswordChecks {
    private static final int STRANGERS = 2;
    private static final int FAMILIAR = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Most waiting requests, because each holds a thread of the server; more could not be served in that time either. */
    private static final int QUEUE = 16;

    private final Line strangers = new Line(STRANGERS);
    private final Line familiar = new Line(FAMILIAR);

    /**
     * Takes a place in the order of arrival and waits for it at most 2 s. The caller releases it.
     *
     * @param known true if the browser or the address has logged in before
     * @throws TooManyLogins if no place became free in that time, or too many requests wait already
     */
    Semaphore take(boolean known) {
        if (known && strangers.running.tryAcquire()) {
            return strangers.running;
        }
        Line line = known ? familiar : strangers;
        if (!line.waiting.tryAcquire()) {
            throw TooManyLogins.atOnce();
        }
        try {
            if (!line.running.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw TooManyLogins.atOnce();
            }
            return line.running;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TooManyLogins.atOnce();
        } finally {
            line.waiting.release();
        }
    }

    private record Line(Semaphore running, Semaphore waiting) {
        Line(int places) {
            this(new Semaphore(places, true), new Semaphore(QUEUE));
        }
    }
}
