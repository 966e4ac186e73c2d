package rollcall.store;

import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Transactions of which only one at a time runs among all servers on this database. */
public final class FoldTransaction {
    private final Jdbi jdbi;

    public FoldTransaction(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Does the work and commits it; empty, at once, if another server folds at this moment. */
    public <T> Optional<T> ifFree(Function<FoldTables, T> work) {
        return jdbi.inTransaction(handle -> handle.attach(FoldLockDao.class).tryLock(Locks.FOLD.number())
                ? Optional.of(work.apply(tables(handle)))
                : Optional.empty());
    }

    /** Waits until no server folds, does the work and commits it. */
    public <T> T whenFree(Function<FoldTables, T> work) {
        return jdbi.inTransaction(handle -> {
            handle.attach(FoldLockDao.class).lock(Locks.FOLD.number());
            return work.apply(tables(handle));
        });
    }

    private static FoldTables tables(Handle handle) {
        return new FoldTables(
                handle.attach(FoldQueueDao.class),
                handle.attach(HeartbeatDayDao.class),
                handle.attach(RollupDao.class),
                handle.attach(EventQueueDao.class),
                handle.attach(EventRollupDao.class),
                handle.attach(EventNameDao.class));
    }
}
