package rollcall.http.web;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import rollcall.http.answer.TooManyPages;
import rollcall.pages.OneConnection;

/**
 * Limits how many pages and files are made at once, because each may need tens of MiB and a core for seconds: as many as keep the cores busy,
 * and no more than an eighth of the heap has room for. A page that has been made gives its turn back before it is sent, so readers who are slow
 * hold no turn.
 *
 * <p>One account never has the last turn, so that one greedy reader does not keep others waiting.
 */
final class PageTurns {
    /** What a question about a million instances holds at its worst, beside what the caches hold: 29 MiB were measured. */
    private static final long BYTES_OF_A_PAGE = 32L << 20;

    private static final int FEWEST = 2;
    private static final int TURNS_OF_A_CORE = 3;

    /** Requests that have a turn or wait for one, because each holds a thread of the server. */
    private static final int MOST = 60;

    private static final int MOST_OF_AN_ACCOUNT = 40;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int turns;
    private final Semaphore all;
    private final Semaphore places = new Semaphore(MOST);
    private final Map<Integer, Line> lines = new ConcurrentHashMap<>();

    PageTurns() {
        turns = turns(Runtime.getRuntime().maxMemory(), Runtime.getRuntime().availableProcessors());
        all = new Semaphore(turns, true);
    }

    /** The number of turns of a server with so many bytes of heap. */
    static int turns(long heap, int cores) {
        long room = heap / 8 / BYTES_OF_A_PAGE;
        return (int) Math.max(FEWEST, Math.min(room, (long) TURNS_OF_A_CORE * cores));
    }

    /**
     * Does work in a turn, over one connection.
     *
     * @param account as for {@link #take}
     * @param connection lends it
     * @throws TooManyPages as {@link #take}
     */
    <T> T during(int account, OneConnection connection, Supplier<T> work) {
        Turn turn = take(account);
        try {
            return connection.during(work);
        } finally {
            turn.end();
        }
    }

    /** The requests of one account. */
    private record Line(Semaphore places, Semaphore running) {}

    /**
     * Waits for a turn, in the order of arrival, at most 20 s.
     *
     * @param account the identifier of the account that asks
     * @throws TooManyPages if no turn became free in that time, or if 40 requests of the account or 60 of all have a turn or wait for one
     */
    Turn take(int account) {
        Line line = lines.computeIfAbsent(
                account, none -> new Line(new Semaphore(MOST_OF_AN_ACCOUNT), new Semaphore(turns - 1, true)));
        Turn turn = new Turn();
        try {
            turn.take(line.places);
            turn.take(places);
            long end = System.nanoTime() + PATIENCE.toNanos();
            turn.await(line.running, end);
            turn.await(all, end);
            return turn;
        } catch (RuntimeException e) {
            turn.end();
            throw e;
        }
    }

    /** A turn, which is given back once, however often it is ended. */
    static final class Turn {
        private final ArrayDeque<Semaphore> taken = new ArrayDeque<>();

        private void take(Semaphore semaphore) {
            if (!semaphore.tryAcquire()) {
                throw new TooManyPages();
            }
            taken.push(semaphore);
        }

        private void await(Semaphore semaphore, long end) {
            try {
                if (!semaphore.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    throw new TooManyPages();
                }
                taken.push(semaphore);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TooManyPages();
            }
        }

        void end() {
            while (!taken.isEmpty()) {
                taken.pop().release();
            }
        }
    }
}
