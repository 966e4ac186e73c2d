package rollcall.store.rollups;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import rollcall.store.heartbeats.HeartbeatDayDao;
import rollcall.store.instances.NewcomerDao;
import rollcall.store.jdbc.Locks;

/** Transactions that write rollups. Among all servers of this database, one transaction of each kind runs at a time. */
public final class RollupTransaction {
    private final Jdbi jdbi;

    /** The rollups that a transaction writes. The two kinds do not wait for each other. */
    public enum Of {
        HEARTBEATS(Locks.FOLD_HEARTBEATS),
        EVENTS(Locks.FOLD_EVENTS),
        CLOSED_DAYS(Locks.CLOSE_DAYS);

        private final Locks lock;

        Of(Locks lock) {
            this.lock = lock;
        }
    }

    public RollupTransaction(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Does the work and commits it. Returns empty at once if another server writes the same rollups. */
    public <T> Optional<T> ifFree(Of what, Function<Tables, T> work) {
        return jdbi.inTransaction(
                handle -> handle.attach(LockDao.class).tryLock(Locks.FOLD.number(), what.lock.number())
                        ? Optional.of(work.apply(tables(handle, what)))
                        : Optional.empty());
    }

    /** Waits until no other server writes the same rollups, does the work and commits it. */
    public <T> T whenFree(Of what, Function<Tables, T> work) {
        return whenFree(List.of(what), work);
    }

    /** The same for several rollups. All who wait for several name them in the same order. */
    public <T> T whenFree(List<Of> all, Function<Tables, T> work) {
        return jdbi.inTransaction(handle -> {
            all.forEach(what -> handle.attach(LockDao.class).lock(Locks.FOLD.number(), what.lock.number()));
            return work.apply(tables(handle, all.get(0)));
        });
    }

    /** Reads without a lock. */
    public <T> T look(Function<Tables, T> work) {
        return jdbi.withHandle(handle -> work.apply(tables(handle, Of.HEARTBEATS)));
    }

    private static Tables tables(Handle handle, Of what) {
        if (what == Of.EVENTS) {
            handle.attach(Plan.class).byIndex();
        }
        return new Tables(
                handle.attach(HeartbeatQueueDao.class),
                new NodeCommits(handle.attach(NodeCommits.PreparedDao.class)),
                handle.attach(HeartbeatDayDao.class),
                handle.attach(RollupDao.class),
                handle.attach(RollupDayDao.class),
                handle.attach(RollupBlockDao.class),
                handle.attach(StandingDao.class),
                handle.attach(LatestSetDao.class),
                handle.attach(ArrivalDao.class),
                handle.attach(EventQueueDao.class),
                handle.attach(EventRollupDao.class),
                handle.attach(EventNameDao.class),
                handle.attach(NewcomerDao.class),
                handle.attach(ClearedRollupDao.class));
    }

    interface Plan {
        /**
         * Forbids sequential scans: a plan that was made while a table was small would read all of it after this transaction made it large.
         */
        @SqlUpdate("SET LOCAL enable_seqscan = off")
        void byIndex();
    }

    /** The tables of the rollups within one transaction. */
    public record Tables(
            HeartbeatQueueDao queue,
            NodeCommits nodes,
            HeartbeatDayDao heartbeats,
            RollupDao rollups,
            RollupDayDao days,
            RollupBlockDao blocks,
            StandingDao standings,
            LatestSetDao latestSets,
            ArrivalDao arrivals,
            EventQueueDao eventQueue,
            EventRollupDao eventRollups,
            EventNameDao eventNames,
            NewcomerDao newcomers,
            ClearedRollupDao cleared) {}

    /** The locks of the rollups. The database releases them when the transaction ends or its server dies, see {@link Locks}. */
    interface LockDao {
        @SqlQuery("SELECT pg_try_advisory_xact_lock_shared(:shared) AND pg_try_advisory_xact_lock(:lock)")
        boolean tryLock(int shared, int lock);

        @SqlQuery("SELECT 1 FROM pg_advisory_xact_lock_shared(:shared), pg_advisory_xact_lock(:lock)")
        int lock(int shared, int lock);
    }
}
