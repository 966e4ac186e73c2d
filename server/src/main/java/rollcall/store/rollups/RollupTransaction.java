package rollcall.store.rollups;

import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
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
    public <T> Optional<T> ifFree(Of what, Function<Tables, T> work) {
        return jdbi.inTransaction(
                handle -> handle.attach(LockDao.class).tryLock(Locks.FOLD.number(), what.lock.number())
                        ? Optional.of(work.apply(tables(handle, what)))
                        : Optional.empty());
    }

    /** Waits until no server folds the same, does the work and commits it. */
    public <T> T whenFree(Of what, Function<Tables, T> work) {
        return jdbi.inTransaction(handle -> {
            handle.attach(LockDao.class).lock(Locks.FOLD.number(), what.lock.number());
            return work.apply(tables(handle, what));
        });
    }

    /** Looks at the queues, without a lock. */
    public <T> T look(Function<Tables, T> work) {
        return jdbi.withHandle(handle -> work.apply(tables(handle, Of.HEARTBEATS)));
    }

    private static Tables tables(Handle handle, Of what) {
        if (what == Of.EVENTS) {
            handle.attach(Plan.class).byIndex();
        }
        return new Tables(
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

    /** The tables of the fold within one transaction. */
    public record Tables(
            HeartbeatQueueDao queue,
            HeartbeatDayDao heartbeats,
            RollupDao rollups,
            EventQueueDao eventQueue,
            EventRollupDao eventRollups,
            EventNameDao eventNames,
            NewcomerDao newcomers) {}

    /** The locks of the folds, which the database gives back when the transaction ends or its server dies, see {@link Locks}. */
    interface LockDao {
        @SqlQuery("SELECT pg_try_advisory_xact_lock_shared(:shared) AND pg_try_advisory_xact_lock(:lock)")
        boolean tryLock(int shared, int lock);

        @SqlQuery("SELECT 1 FROM pg_advisory_xact_lock_shared(:shared), pg_advisory_xact_lock(:lock)")
        int lock(int shared, int lock);
    }
}
