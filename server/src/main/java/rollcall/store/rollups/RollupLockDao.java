package rollcall.store.rollups;

import org.jdbi.v3.sqlobject.statement.SqlQuery;
import rollcall.store.jdbc.Locks;

/** The locks of the folds, which the database gives back when the transaction ends or its server dies, see {@link Locks}. */
interface RollupLockDao {
    @SqlQuery("SELECT pg_try_advisory_xact_lock_shared(:shared) AND pg_try_advisory_xact_lock(:lock)")
    boolean tryLock(int shared, int lock);

    @SqlQuery("SELECT 1 FROM pg_advisory_xact_lock_shared(:shared), pg_advisory_xact_lock(:lock)")
    int lock(int shared, int lock);
}
