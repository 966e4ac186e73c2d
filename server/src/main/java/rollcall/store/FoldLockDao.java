package rollcall.store;

import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The advisory lock of the fold (7203), which the database gives back when the transaction ends or its server dies. */
interface FoldLockDao {
    @SqlQuery("SELECT pg_try_advisory_xact_lock(7203)")
    boolean tryLock();

    @SqlQuery("SELECT 1 FROM pg_advisory_xact_lock(7203)")
    int lock();
}
