package rollcall.store;

import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** The lock of the fold, which the database gives back when the transaction ends or its server dies. */
interface FoldLockDao {
    @SqlQuery("SELECT pg_try_advisory_xact_lock(:lock)")
    boolean tryLock(int lock);

    @SqlQuery("SELECT 1 FROM pg_advisory_xact_lock(:lock)")
    int lock(int lock);
}
