package rollcall.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Judgements} of all products, each with a share of its own, so that no product pushes out what is remembered of another. Those of
 * {@value #MOST} products are held at most; of further ones the judgements of that one are forgotten which sends least. Safe for use by several
 * threads.
 */
public final class ProductJudgements {
    /** So all of them take 32 MiB at most. */
    private static final int MOST = 32;

    private final AtomicLong rememberedBefore = new AtomicLong();
    private final AtomicLong madeBefore = new AtomicLong();
    private final Cache<Integer, Judgements> shares = Caffeine.newBuilder()
            .maximumSize(MOST)
            .executor(Runnable::run)
            .removalListener(
                    (@Nullable Integer productId, @Nullable Judgements share, RemovalCause cause) -> forget(share))
            .build();

    /** A product's share. */
    public Judgements of(int productId) {
        return shares.get(productId, id -> Judgements.empty());
    }

    /** How many judgements were remembered since the start, of all products. */
    public long remembered() {
        return rememberedBefore.get()
                + shares.asMap().values().stream()
                        .mapToLong(Judgements::remembered)
                        .sum();
    }

    /** How many judgements had to be made since the start, of texts that may be remembered. */
    public long made() {
        return madeBefore.get()
                + shares.asMap().values().stream().mapToLong(Judgements::made).sum();
    }

    private void forget(@Nullable Judgements share) {
        if (share == null) {
            return;
        }
        rememberedBefore.addAndGet(share.remembered());
        madeBefore.addAndGet(share.made());
    }
}
