package rollcall.rollup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets products have a portion rolledUp by turns, so that one with a long queue starves no other. */
public final class ProductTurns {
    private ProductTurns() {}

    /**
     * What became of a product's turn.
     *
     * @param rolledUp how much of what is counted was rolledUp to its end
     * @param again whether the product may have another turn
     * @param stops whether nothing further is to be rolledUp now, because another server does it
     */
    public record Turn(int rolledUp, boolean again, boolean stops) {
        /** Nothing waits. */
        public static final Turn NOTHING = new Turn(0, false, false);

        /** What waits is held by somebody at this moment. */
        public static final Turn PASSED = new Turn(0, false, false);

        /** Another server folds. */
        public static final Turn STOPPED = new Turn(0, false, true);

        public static Turn of(int rolledUp) {
            return new Turn(rolledUp, true, false);
        }
    }

    /**
     * Goes round until nothing waits, a server that folds already is met, or the thread is interrupted. A product whose turn fails is left
     * out from then on, and the others go on.
     *
     * @param waiting the products that have something to fold
     * @return the sum of what was rolledUp
     * @throws RuntimeException the first with which a turn failed, at the end
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
