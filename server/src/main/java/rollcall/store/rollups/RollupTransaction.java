package rollcall.store.rollups;

import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import rollcall.store.heartbeats.HeartbeatDayDao;
import rollcall.store.instances.NewcomerDao;
import rollcall.store.jdbc.Locks;

/** Transactions of which only one of a kind at a time runs among all servers on this database. */
public final class RollupTransaction {
    private final Jdbi jdbi;

    /** Whose rollups are written; either does not wait for the other. */
    public enum Of {
        HEARTBEATS(Locks.FOLD_HEARTBEATS),
        EVENTS(Locks.FOLD_EVENTS);

        private final Locks lock;

        Of(Locks lock) {
            this.lock = lock;
        }
    }

    public RollupTransaction(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Does the work and commits it; empty, at once, if another server folds the same at this moment. */
    public <T> Optional<T> ifFree(Of what, Function<RollupTables, T> work) {
        return jdbi.inTransaction(
                handle -> handle.attach(RollupLockDao.class).tryLock(Locks.FOLD.number(), what.lock.number())
                        ? Optional.of(work.apply(tables(handle, what)))
                        : Optional.empty());
    }

    /** Waits until no server folds the same, does the work and commits it. */
    public <T> T whenFree(Of what, Function<RollupTables, T> work) {
        return jdbi.inTransaction(handle -> {
            handle.attach(RollupLockDao.class).lock(Locks.FOLD.number(), what.lock.number());
            return work.apply(tables(handle, what));
        });
    }

    /** Looks at the queues, without a lock. */
    public <T> T look(Function<RollupTables, T> work) {
        return jdbi.withHandle(handle -> work.apply(tables(handle, Of.HEARTBEATS)));
    }

    private static RollupTables tables(Handle handle, Of what) {
        if (what == Of.EVENTS) {
            handle.attach(Plan.class).byIndex();
        }
        return new RollupTables(
                handle.attach(HeartbeatQueueDao.class),
                handle.attach(HeartbeatDayDao.class),
                handle.attach(RollupDao.class),
                handle.attach(EventQueueDao.class),
                handle.attach(EventRollupDao.class),
                handle.attach(EventNameDao.class),
                handle.attach(NewcomerDao.class));
    }

    interface Plan {
        /** A plan that was made while a table was small must not read all of it once this transaction has made it large. */
        @SqlUpdate("SET LOCAL enable_seqscan = off")
        void byIndex();
    }
}
