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
     * Takes turns until every queue is empty, another server rolls up, or the thread is interrupted. A product whose turn fails gets no
     * further turn; the others go on.
     *
     * @param waiting the products that have something in their queue
     * @return how many heartbeats or batches were rolled up
     * @throws RuntimeException the first failure of a turn, after all turns
     */
    public static int take(Supplier<List<Integer>> waiting, IntFunction<ProductTurn> portion) {
        int rolledUp = 0;
        RuntimeException first = null;
        Set<Integer> done = new HashSet<>();
        for (List<Integer> round = waiting.get(); !round.isEmpty(); round = without(waiting.get(), done)) {
            for (int product : round) {
                ProductTurn productTurn = ProductTurn.PASSED;
                try {
                    productTurn = portion.apply(product);
                } catch (RuntimeException e) {
                    first = first == null ? e : first;
                }
                rolledUp += productTurn.rolledUp();
                if (!productTurn.again()) {
                    done.add(product);
                }
                if (productTurn.stops() || Thread.currentThread().isInterrupted()) {
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
