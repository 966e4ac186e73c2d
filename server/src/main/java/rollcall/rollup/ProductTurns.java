package rollcall.rollup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rolls up a portion of each product by turns, so that a product with a long queue does not delay the others. */
public final class ProductTurns {
    private ProductTurns() {}

    /**
     * The result of a product's turn.
     *
     * @param rolledUp how many heartbeats or batches were rolled up completely
     * @param again whether the product may have another turn
     * @param stops whether to stop now, because another server rolls up
     */
    public record Turn(int rolledUp, boolean again, boolean stops) {
        /** The product has nothing in its queue. */
        public static final Turn NOTHING = new Turn(0, false, false);

        /** Another transaction holds the rows at this moment. */
        public static final Turn PASSED = new Turn(0, false, false);

        /** Another server rolls up. */
        public static final Turn STOPPED = new Turn(0, false, true);

        public static Turn of(int rolledUp) {
            return new Turn(rolledUp, true, false);
        }
    }

    /**
     * Takes turns until every queue is empty, another server rolls up, or the thread is interrupted. A product whose turn fails gets no
     * further turn; the others go on.
     *
     * @param waiting the products that have something in their queue
     * @return how many heartbeats or batches were rolled up
     * @throws RuntimeException the first failure of a turn, after all turns
     */
    public static int take(Supplier<List<Integer>> waiting, IntFunction<Turn> portion) {
        int rolledUp = 0;
        RuntimeException first = null;
        Set<Integer> done = new HashSet<>();
        for (List<Integer> round = waiting.get(); !round.isEmpty(); round = without(waiting.get(), done)) {
            for (int product : round) {
                Turn turn = Turn.PASSED;
                try {
                    turn = portion.apply(product);
                } catch (RuntimeException e) {
                    first = first == null ? e : first;
                }
                rolledUp += turn.rolledUp;
                if (!turn.again) {
                    done.add(product);
                }
                if (turn.stops || Thread.currentThread().isInterrupted()) {
                    return ended(rolledUp, first);
                }
            }
        }
        return ended(rolledUp, first);
    }

    private static int ended(int rolledUp, @Nullable RuntimeException failure) {
        if (failure != null) {
            throw failure;
        }
        return rolledUp;
    }

    private static List<Integer> without(List<Integer> products, Set<Integer> done) {
        List<Integer> left = new ArrayList<>(products);
        left.removeAll(done);
        return left;
    }
}
