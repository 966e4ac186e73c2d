package rollcall.access.people;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many passwords are checked at once, and who waits for that: a bcrypt takes a quarter of a second of a core, and more at once
 * would keep senders waiting. Half of the places are for those who logged in before, whoever else hammers at the door.
 */
final class PasswordChecks {
    private static final int STRANGERS = 2;
    private static final int FAMILIAR = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Who waits holds a thread of the server, so there are few; more could not be served in that time either. */
    private static final int QUEUE = 16;

    private final Line strangers = new Line(STRANGERS);
    private final Line familiar = new Line(FAMILIAR);

    /**
     * Takes a place, first come, first served, waiting at most 2 s; whoever has it releases it.
     *
     * @param known whether the browser or the address logged in before
     * @throws TooManyLogins if none became free in that time, or too many wait already
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
