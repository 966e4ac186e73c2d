package rollcall.intake.commit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Gives requests their turns at the database. A free turn goes to the product with the fewest turns among those that wait, and within a product
 * in order. One product never has all turns. When too many requests wait, the product with the most waiting requests loses its last one. So a
 * product that sends more than the database takes delays only itself.
 */
public final class BatchTurns {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final int each;
    private final int mostWaiting;
    private final Map<Integer, Integer> held = new HashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private int free;

    private enum State {
        WAITS,
        HAS_TURN,
        TURNED_AWAY
    }

    private static final class Waiting {
        private final int product;
        private State state = State.WAITS;

        private Waiting(int product) {
            this.product = product;
        }
    }

    /**
     * @param all how many turns there are, 2 or more
     * @param mostWaiting how many requests may wait for a turn
     */
    public BatchTurns(int all, int mostWaiting) {
        free = all;
        each = all - 1;
        this.mostWaiting = mostWaiting;
    }

    /**
     * Takes a turn, which the caller has to give back.
     *
     * @throws Unavailable if there is none within 5 s, or too many requests of the same product wait
     */
    public synchronized void take(int product) {
        Waiting turn = new Waiting(product);
        waiting.add(turn);
        grant();
        if (waiting.size() > mostWaiting) {
            turnOneAway();
        }
        try {
            await(turn);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            giveUp(turn);
            throw new Unavailable("interrupted", e);
        }
        if (turn.state != State.HAS_TURN) {
            giveUp(turn);
            throw new Unavailable("too many batches wait for the database", null);
        }
    }

    public synchronized void giveBack(int product) {
        free++;
        held.computeIfPresent(product, (same, turns) -> turns > 1 ? turns - 1 : null);
        grant();
    }

    private void await(Waiting turn) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        long left = PATIENCE_NANOS;
        while (turn.state == State.WAITS && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
    }

    private void giveUp(Waiting turn) {
        if (turn.state == State.HAS_TURN) {
            giveBack(turn.product);
        }
        waiting.remove(turn);
    }

    private void grant() {
        for (Optional<Waiting> next = next(); free > 0 && next.isPresent(); next = next()) {
            free--;
            held.merge(next.get().product, 1, Integer::sum);
            settle(next.get(), State.HAS_TURN);
        }
    }

    private Optional<Waiting> next() {
        return waiting.stream().filter(one -> held(one) < each).min(Comparator.comparingInt(this::held));
    }

    private int held(Waiting one) {
        return held.getOrDefault(one.product, 0);
    }

    /** Turns away the last request of the product that has the most waiting. */
    private void turnOneAway() {
        Map<Integer, Integer> numbers = new HashMap<>();
        waiting.forEach(one -> numbers.merge(one.product, 1, Integer::sum));
        Waiting last = waiting.get(0);
        for (Waiting one : waiting) {
            if (numbers.getOrDefault(one.product, 0) >= numbers.getOrDefault(last.product, 0)) {
                last = one;
            }
        }
        settle(last, State.TURNED_AWAY);
    }

    private void settle(Waiting one, State state) {
        one.state = state;
        waiting.remove(one);
        notifyAll();
    }
}
