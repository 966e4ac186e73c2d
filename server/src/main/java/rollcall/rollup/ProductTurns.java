package rollcall.rollup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets products have a portion folded by turns, so that one with a long queue starves no other. */
public final class ProductTurns {
    private ProductTurns() {}

    /**
     * What became of a product's turn.
     *
     * @param folded how much of what is counted was folded to its end
     * @param again whether the product may have another turn
     * @param stops whether nothing further is to be folded now, because another server does it
     */
    public record Turn(int folded, boolean again, boolean stops) {
        /** Nothing waits. */
        public static final Turn NOTHING = new Turn(0, false, false);

        /** What waits is held by somebody at this moment. */
        public static final Turn PASSED = new Turn(0, false, false);

        /** Another server folds. */
        public static final Turn STOPPED = new Turn(0, false, true);

        public static Turn of(int folded) {
            return new Turn(folded, true, false);
        }
    }

    /**
     * Goes round until nothing waits, a server that folds already is met, or the thread is interrupted. A product whose turn fails is left
     * out from then on, and the others go on.
     *
     * @param waiting the products that have something to fold
     * @return the sum of what was folded
     * @throws RuntimeException the first with which a turn failed, at the end
     */
    public static int take(Supplier<List<Integer>> waiting, IntFunction<Turn> portion) {
        int folded = 0;
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
                folded += turn.folded;
                if (!turn.again) {
                    done.add(product);
                }
                if (turn.stops || Thread.currentThread().isInterrupted()) {
                    return ended(folded, first);
                }
            }
        }
        return ended(folded, first);
    }

    private static int ended(int folded, @Nullable RuntimeException failure) {
        if (failure != null) {
            throw failure;
        }
        return folded;
    }

    private static List<Integer> without(List<Integer> products, Set<Integer> done) {
        List<Integer> left = new ArrayList<>(products);
        left.removeAll(done);
        return left;
    }
}
