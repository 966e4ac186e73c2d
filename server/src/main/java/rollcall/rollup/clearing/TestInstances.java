package rollcall.rollup.clearing;

import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import org.roaringbitmap.RoaringBitmap;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.store.StoreException;
import rollcall.store.instances.InstanceDeletion;
import rollcall.store.instances.InstanceKey;
import rollcall.store.instances.InstanceOrdinal;
import rollcall.store.products.TestPeriodDao;
import rollcall.store.rollups.RollupTransaction;
import rollcall.store.rollups.RollupTransaction.Of;

/**
 * Clears test instances away: every row that names them, and their share of every rollup. They are noted first, so that what an interrupted
 * server left undone is done by {@link #run}.
 */
public final class TestInstances {
    /** Instances that are forgotten before their share of the rollups goes. */
    private static final int AT_ONCE = 200;

    /** After so much time no further instance is forgotten: somebody waits for the answer. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final TestPeriodDao table;
    private final RollupTransaction transaction;
    private final InstanceDeletion instanceDeletion;
    private final IntFunction<Vocabulary> vocabularies;

    /** @param vocabularies gives the vocabulary of a product's id */
    public TestInstances(
            TestPeriodDao table,
            RollupTransaction transaction,
            InstanceDeletion instanceDeletion,
            IntFunction<Vocabulary> vocabularies) {
        this.table = table;
        this.transaction = transaction;
        this.instanceDeletion = instanceDeletion;
        this.vocabularies = vocabularies;
    }

    /**
     * Clears the test instances of a product, for ten seconds at most.
     *
     * @return how many it cleared
     */
    public int clear(int productId) {
        long end = System.nanoTime() + LONGEST.toNanos();
        int cleared = 0;
        List<InstanceOrdinal> some = table.instances(productId, AT_ONCE);
        while (!some.isEmpty() && System.nanoTime() < end) {
            table.note(productId, some);
            some.forEach(each -> forget(new InstanceKey(productId, each.instanceId())));
            settle(productId);
            cleared += some.size();
            some = table.instances(productId, AT_ONCE);
        }
        return cleared;
    }

    /** Does what was left undone. */
    public void run() {
        table.noted().forEach(this::settle);
    }

    private void forget(InstanceKey key) {
        try {
            instanceDeletion.forget(key);
        } catch (StoreException e) {
            throw new IllegalStateException("a test instance could not be forgotten", e);
        }
    }

    private void settle(int productId) {
        List<Integer> ordinals = table.forgotten(productId);
        if (ordinals.isEmpty()) {
            return;
        }
        RoaringBitmap cleared = new RoaringBitmap();
        ordinals.forEach(cleared::add);
        // Asked for before the transaction, which holds a connection.
        Vocabulary vocabulary = vocabularies.apply(productId);
        transaction.whenFree(List.of(Of.HEARTBEATS, Of.CLOSED_DAYS), tables -> {
            new ClearedDays(tables, productId, vocabulary, cleared).clear();
            return ordinals;
        });
        transaction.whenFree(Of.EVENTS, tables -> {
            new ClearedEvents(tables, productId, cleared).clear();
            return ordinals;
        });
        table.gone(productId, ordinals);
    }
}
